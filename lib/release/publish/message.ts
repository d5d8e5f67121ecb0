import { sha256 } from '../../tree';
import type { RenderedTree } from '../../tree';
import { MANIFEST_PATH } from '../../tree';
import type { Source } from './source';

/** What the message of a published commit says of it. */
export interface PublishRecord {
  readonly environment: string;
  /** The id of the whole git tree: a commit that was amended has another one. */
  readonly gitTree: string;
  /** The commit that was rendered. @default - the empty commit that an environment branch begins with */
  readonly source?: string;
}

const ENVIRONMENT = 'Environment';
const GIT_TREE = 'Git-tree';
const SOURCE_COMMIT = 'Source-commit';

/**
 * By which a commit tells CI to do nothing. What was meant for the source must not keep the environment from being applied.
 * @see https://docs.github.com/actions/managing-workflow-runs/skipping-workflow-runs
 */
const SKIPS_CI = /\[(?<words>skip ci|ci skip|no ci|skip actions|actions skip)\]/gi;

/** The message of a commit that holds a render. */
export function publishMessage(
  { files, manifest }: RenderedTree,
  source: Source,
  gitTree: string,
  programs: Readonly<Record<string, string>>,
): string {
  return message(`Publish ${manifest.environment}: ${source.subject}`, {
    [SOURCE_COMMIT]: source.commit,
    'Source-author': source.author,
    'Source-date': source.date,
    'Source-subject': source.subject,
    [ENVIRONMENT]: manifest.environment,
    'Render-digest': `sha256:${sha256(files.get(MANIFEST_PATH) ?? '')}`,
    [GIT_TREE]: gitTree,
    'Published-with': Object.entries(programs)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
  });
}

/** The message of the empty commit that a branch begins with, so that there is something to merge to. */
export function beginMessage(environment: string, gitTree: string): string {
  return message(`Begin ${environment}`, { [ENVIRONMENT]: environment, [GIT_TREE]: gitTree });
}

/** What a message says in its trailers, or undefined when publish did not write it. */
export function readRecord(text: string): PublishRecord | undefined {
  const trailers = trailersOf(text);
  const [environment, gitTree, source] = [ENVIRONMENT, GIT_TREE, SOURCE_COMMIT].map((key) => trailers.get(key));
  if (environment === undefined || gitTree === undefined) return undefined;
  return { environment, gitTree, ...(source === undefined ? {} : { source }) };
}

/** A text that says the same and starts no CI command. */
export function withoutCiCommands(text: string): string {
  return text.replace(SKIPS_CI, '($<words>)');
}

function message(title: string, trailers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(trailers).map(([key, value]) => `${key}: ${value.replace(/\s+/g, ' ').trim()}`);
  return withoutCiCommands(`${title}\n\n${lines.join('\n')}\n`);
}

/** The last paragraph, when it is one of `Key: value` lines. */
function trailersOf(text: string): Map<string, string> {
  const last = text.trimEnd().split('\n\n').at(-1) ?? '';
  const pairs = last.split('\n').map((line) => /^(?<key>[A-Za-z-]+): (?<value>.*)$/.exec(line)?.groups ?? {});
  return new Map(pairs.map(({ key = '', value = '' }) => [key, value]));
}
