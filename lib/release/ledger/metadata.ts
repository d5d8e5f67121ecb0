import { type SourceCommit, withoutCiCommands } from './record';

/**
 * The text of hydrator.metadata, with the fields that Argo CD's Source Hydrator writes and GitOps Promoter reads.
 * @see https://github.com/argoproj/argo-cd/blob/master/util/hydrator/hydrator.go
 */
export function metadataText(
  repository: string,
  { commit, author, date, subject, body = '' }: SourceCommit & { readonly body?: string },
): string {
  const fields = { repoURL: repository, drySha: commit, author, date, subject: withoutCiCommands(subject) };
  return `${JSON.stringify({ ...fields, ...(body === '' ? {} : { body }) }, null, 2)}\n`;
}

/** The text of a note in refs/notes/hydrator.metadata. */
export function noteText(source: string): string {
  return `${JSON.stringify({ drySha: source })}\n`;
}

/** The source that a note or a hydrator.metadata names, or undefined when it names none. */
export function drySha(text: string): string | undefined {
  return readMetadata(text)?.commit;
}

/** What a hydrator.metadata says of the source, or undefined when it names none. A note says which commit it is. */
export function readMetadata(text: string): SourceCommit | undefined {
  const fields = fieldsOf(text);
  const [commit = '', author = '', date = '', subject = ''] = ['drySha', 'author', 'date', 'subject'].map((key) => {
    const value = fields[key];
    return typeof value === 'string' ? value : '';
  });
  return /^[0-9a-f]{40,64}$/.test(commit) ? { commit, author, date, subject } : undefined;
}

function fieldsOf(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
