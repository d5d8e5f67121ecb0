import type { Edit, Path } from './edit';
import { isList, isObject, type JsonValue } from './json-value';

/** Stands where a secret stood. */
const HIDDEN = '(hidden)';

/** An edit as it may be shown to anybody. */
export interface ShownEdit extends Edit {
  /** Set when it is a secret that has changed: neither value is given. */
  readonly hidden?: true;
}

/** What holds secrets whatever its keys are called: the kind of an object, or a Terraform type, and its fields. */
const SECRET_FIELDS: Readonly<Record<string, readonly string[]>> = {
  Secret: ['data', 'stringData'],
  SealedSecret: ['spec.encryptedData', 'spec.template.data'],
  aws_secretsmanager_secret_version: ['secret_string', 'secret_binary'],
  aws_ssm_parameter: ['value', 'insecure_value'],
};

/** A name that ends so, but for the ending of a file, is that of a secret; `secretName` and `tokenUrl` only speak of one. */
const SECRET_NAME =
  /(?:passw(?:or)?d|passphrase|token|secret|credentials?|(?:api|private|access|secret|signing|encryption)[-_]?key)s?(?:\.\w+)?$/i;

/** In a text of many lines, what follows such a name is hidden to the end of its line. */
const SECRET_LINE =
  /(?<name>(?:passw(?:or)?d|passphrase|token|secret|credentials?|(?:api|private|access|secret)[-_]?key)s?["']?\s*[:=]\s*)(?<value>\S.*)/gi;

/**
 * What shows by itself that it is a secret: PEM blocks, access keys of AWS, JSON web tokens, passwords in URLs.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
const SECRET_VALUE = new RegExp(
  [
    '-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)',
    '\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b',
    '\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]*',
    '\\bgh[pousr]_\\w{20,}',
    '(?<=://)[^/\\s:@]+:[^/\\s@]+(?=@)',
  ].join('|'),
  'g',
);

/**
 * Takes every secret out of an edit. It is still told that one has changed.
 * @param kind the kind of the object, or the Terraform type
 */
export function hideSecrets(edit: Edit, kind: string): ShownEdit {
  const { path, before, after } = edit;
  const place = edit.line === undefined ? { path } : { path, line: edit.line };
  const inSecret = isSecretPlace(path, kind);
  const shown = { before: hide(before, path, kind, inSecret), after: hide(after, path, kind, inSecret) };
  const isGone = JSON.stringify(shown.before) === JSON.stringify(shown.after);
  if (isGone || shown.before === HIDDEN || shown.after === HIDDEN) return { ...place, hidden: true };
  return {
    ...place,
    ...(shown.before === undefined ? {} : { before: shown.before }),
    ...(shown.after === undefined ? {} : { after: shown.after }),
  };
}

function hide(value: JsonValue | undefined, path: Path, kind: string, inSecret: boolean): JsonValue | undefined {
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return inSecret && isSecretField(path, kind) ? HIDDEN : value;
  if (typeof value === 'string') return inSecret ? HIDDEN : withoutSecrets(value);
  if (isList(value)) return value.map((item) => hide(item, path, kind, inSecret) ?? null);
  if (!isObject(value)) return value;
  const named = value['name'];
  const isSecretEntry = typeof named === 'string' && SECRET_NAME.test(named);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const inner = [...path, key];
      const isSecret = isSecretField(inner, kind) || isSecretName(key, item) || (isSecretEntry && key === 'value');
      return [key, hide(item, inner, kind, isSecret) ?? null];
    }),
  );
}

/** An object below the name of a secret says where the secret is, as a volume does: only its own texts are hidden. */
function isSecretName(key: string, value: JsonValue | undefined): boolean {
  return SECRET_NAME.test(key) && !isObject(value);
}

function isSecretPlace(path: Path, kind: string): boolean {
  if (isSecretField(path, kind)) return true;
  const [item, last] = path.slice(-2);
  const entry = /^\[name=(?<name>.*)\]$/s.exec(item ?? '')?.groups?.['name'];
  if (entry !== undefined && last === 'value' && SECRET_NAME.test(entry)) return true;
  const names = path.filter((key) => !key.startsWith('['));
  return SECRET_NAME.test(names.at(-1) ?? '');
}

function isSecretField(path: Path, kind: string): boolean {
  const full = path.join('.');
  return (SECRET_FIELDS[kind] ?? []).some((field) => full === field || full.startsWith(`${field}.`));
}

/** A text of any kind, without what shows in it that it is a secret. */
export function withoutSecrets(text: string): string {
  return text.replace(SECRET_VALUE, HIDDEN).replace(SECRET_LINE, `$<name>${HIDDEN}`);
}
