/** Variables of git that say who somebody is, or how to reach a remote. All others could lead to another repository. */
const KEPT =
  /^GIT_(?:AUTHOR_NAME|AUTHOR_EMAIL|COMMITTER_NAME|COMMITTER_EMAIL|ASKPASS|TERMINAL_PROMPT|SSH|SSH_COMMAND|SSH_VARIANT|SSL_\w+|HTTP_\w+|PROXY_\w+|EXEC_PATH|CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM|CONFIG_COUNT|CONFIG_KEY_\d+|CONFIG_VALUE_\d+|CONFIG_PARAMETERS)$/;

/** English, as its words are read; without replaced objects, locks that reading does not need, and patterns in paths. */
const OURS: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  LANGUAGE: 'C',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_ATTR_NOSYSTEM: '1',
};

/**
 * The variables that git runs with. A hook or a rebase that starts us sets GIT_DIR, GIT_INDEX_FILE and others, which
 * would make every command be about that repository.
 */
export function variablesForGit(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept = Object.entries(variables).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
  const defined = kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { ...Object.fromEntries(defined), ...OURS };
}
