import type { Counts } from './prune-budget';
import { type Publication, proposalBranch, type PullRequest } from './publication';
import type { Source } from './source';

/** The pull request that brings a proposal to the branch that is applied. */
export function pullRequestFor({ tree, branch }: Publication, source: Source, counts: Counts): PullRequest {
  const { environment } = tree.manifest;
  const body = [
    `Brings ${code(branch)} to what ${code(source.commit)} renders.`,
    '',
    `- Subject: ${code(source.subject)}`,
    `- Author: ${code(source.author)}`,
    `- Date: ${code(source.date)}`,
    `- Resources: ${counts.added} added, ${counts.changed} changed, ${counts.removed} removed`,
    '',
    'This branch is written by a machine: to change it, change main.',
    '',
  ].join('\n');
  const title = `Publish ${environment}: ${source.subject}`;
  return { base: branch, head: proposalBranch(branch), title, body };
}

/** A text of somebody else: it must neither be Markdown nor call people. */
function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
