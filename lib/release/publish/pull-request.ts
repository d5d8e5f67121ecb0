import { diffTrees, markdownReport } from '../../diff';
import { UserError } from '../../problems';
import type { RenderedTree } from '../../tree';
import type { SourceCommit } from '../ledger';
import type { Counts } from './prune-budget';
import { type Publication, proposalBranch, type PullRequest } from './publication';
import type { Source } from './source';

/**
 * The pull request that brings a proposal to the branch that is applied.
 * @param before what is applied; undefined when there is nothing yet
 */
export function pullRequestFor(
  { tree, branch }: Publication,
  source: Source,
  counts: Counts,
  before: RenderedTree | undefined,
): PullRequest {
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
    changesText(environment, before, tree),
  ].join('\n');
  const title = `Publish ${environment}: ${source.subject}`;
  return { base: branch, head: proposalBranch(branch), title, body };
}

/** What changes for those who live with it, worst first. */
function changesText(environment: string, before: RenderedTree | undefined, after: RenderedTree): string {
  try {
    return markdownReport(diffTrees([{ environment, ...(before === undefined ? {} : { before }), after }]));
  } catch (error) {
    // What was merged years ago may be of a form that nobody reads any more; that must not keep anybody from publishing.
    if (!(error instanceof UserError)) throw error;
    return `What changes cannot be told: ${code(error.problems.map(({ where, what }) => `${where} ${what}`).join('; '))}\n`;
  }
}

interface RollbackOf {
  readonly environment: string;
  readonly branch: string;
  readonly reason: string;
  /** The commit whose tree it is. */
  readonly restores: string;
  readonly source: SourceCommit;
  readonly counts: Counts;
}

/** The pull request that brings an environment back. */
export function rollbackRequest({ environment, branch, reason, restores, source, counts }: RollbackOf): PullRequest {
  const body = [
    `Brings ${code(branch)} back to ${code(restores)}, and holds it there until somebody releases it.`,
    '',
    `- Reason: ${code(reason)}`,
    `- Rendered from: ${code(source.commit)}, ${code(source.subject)}`,
    `- Resources: ${counts.added} added, ${counts.changed} changed, ${counts.removed} removed`,
    '',
    `To go on: ${code(`npm run publish -- --env ${environment} --release-hold`)}.`,
    '',
  ].join('\n');
  return { base: branch, head: proposalBranch(branch), title: `Roll back ${environment}: ${reason}`, body };
}

/** A text of somebody else: it must neither be Markdown nor call people. */
function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
