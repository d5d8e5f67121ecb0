/** As hosts write them to the first line of a commit: `Fix it (#12)` when it is squashed, or a merge of the request. */
const FORMS: readonly RegExp[] = [
  /\((?<number>#\d+)\)$/,
  /^Merge pull request (?<number>#\d+) /,
  /^Merged? in .* \(pull request (?<number>#\d+)\)$/,
];

/** The pull requests that the subject of a message names: `#12`. */
export function pullRequestsIn(message: string): string[] {
  const end = message.indexOf('\n');
  const subject = end === -1 ? message : message.slice(0, end);
  if (!subject.includes('#')) return [];
  return FORMS.flatMap((form) => form.exec(subject.trim())?.groups?.['number'] ?? []);
}
