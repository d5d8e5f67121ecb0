import { withoutCiCommands } from './message';
import type { Source } from './source';

/**
 * The text of hydrator.metadata, with the fields that Argo CD's Source Hydrator writes and GitOps Promoter reads.
 * @see https://github.com/argoproj/argo-cd/blob/master/util/hydrator/hydrator.go
 */
export function metadataText(repository: string, { commit, author, date, subject, body }: Source): string {
  const fields = { repoURL: repository, drySha: commit, author, date, subject: withoutCiCommands(subject) };
  return `${JSON.stringify({ ...fields, ...(body === '' ? {} : { body }) }, null, 2)}\n`;
}

/** The text of a note in refs/notes/hydrator.metadata. */
export function noteText(source: string): string {
  return `${JSON.stringify({ drySha: source })}\n`;
}

/** The source that a note or a hydrator.metadata names, or undefined when it names none. */
export function drySha(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const value = typeof parsed === 'object' && parsed !== null && 'drySha' in parsed ? parsed.drySha : undefined;
    return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
