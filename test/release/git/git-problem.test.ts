import { gitProblem, isPassing, wordsOf } from '../../../lib/release/git/git-problem';
import { variablesForGit } from '../../../lib/release/git/variables';

test('words of git that nobody has foreseen are shown as they are', () => {
  expect(gitProblem(['-c', 'push'], 'fatal: a\nerror: b\nhint: c\n')).toEqual({
    where: 'git push',
    what: 'failed',
    received: 'a ¦ b',
    mend: 'mend what git says, and run it again',
  });
});

test.each([
  ["fatal: detected dubious ownership in repository at '/x'", 'does not trust the repository'],
  ['fatal: this operation must be run in a work tree', 'needs files to look at'],
  ['*** Please tell me who you are.', 'does not know who commits'],
  ['error: gpg failed to sign the data', 'could not sign the commit'],
  ['error: No space left on device', 'has no space left'],
  ['git@x: Permission denied (publickey).', 'is not let in by the remote'],
  ["fatal: could not read Username for 'https://x': terminal prompts disabled", 'is not let in by the remote'],
  ['fatal: Could not read from remote repository.', 'cannot reach the remote'],
  ["fatal: Unable to create '/x/index.lock': File exists.", 'finds the repository locked'],
])('%s', (stderr, what) => {
  expect(gitProblem(['fetch'], stderr).what).toContain(what);
});

test.each([
  "fatal: unable to access 'https://x/': The requested URL returned error: 503",
  "fatal: unable to access 'https://x/': The requested URL returned error: 429",
  'error: RPC failed; HTTP 502 curl 22 The requested URL returned error: 502\nfatal: the remote end hung up unexpectedly',
  "fatal: unable to access 'https://x/': Recv failure: Connection reset by peer",
  "fatal: unable to access 'https://x/': Empty reply from server",
  "fatal: unable to access 'https://x/': Could not resolve host: x",
  "fatal: unable to access 'https://x/': CONNECT tunnel failed, response 503",
  'kex_exchange_identification: Connection closed by remote host\nfatal: Could not read from remote repository.',
  'fatal: early EOF',
])('a remote may answer later: %s', (stderr) => expect(isPassing(stderr)).toBe(true));

test.each([
  '',
  "fatal: repository 'https://x/' not found",
  "fatal: unable to access 'https://x/': The requested URL returned error: 403",
  'error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413\nfatal: the remote end hung up unexpectedly',
  "fatal: could not read Username for 'https://x': terminal prompts disabled",
  'git@x: Permission denied (publickey).\nConnection closed by 10.0.0.1 port 22',
  "fatal: 'x' does not appear to be a git repository\nfatal: the remote end hung up unexpectedly",
  "fatal: unable to access 'https://x/': Failed to connect to x port 1: Couldn't connect to server",
  'ssh: connect to host x port 22: Connection timed out\nfatal: Could not read from remote repository.',
  'fatal: write error: No space left on device\nfatal: early EOF',
  'remote: fatal: pack exceeds maximum allowed size\nfatal: the remote end hung up unexpectedly',
  'remote: the check timed out\n ! [remote rejected] main (pre-receive hook declined)',
])('a remote answers no better later: %s', (stderr) => expect(isPassing(stderr)).toBe(false));

test('a password in a URL is not shown', () => {
  expect(wordsOf("fatal: unable to access 'https://me:secret@host/x.git/'")).toBe(
    "unable to access 'https://host/x.git/'",
  );
});

test('variables say who commits and how to reach a remote, and nothing else of git', () => {
  const kept = {
    PATH: '/bin',
    GIT_AUTHOR_NAME: 'a',
    GIT_SSH_COMMAND: 'ssh -i k',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
  };
  const dropped = { GIT_DIR: '/x', GIT_INDEX_FILE: '/x', GIT_COMMITTER_DATE: '0', GIT_TRACE: '1', NOT_SET: undefined };
  const given = variablesForGit({ ...kept, ...dropped, LC_ALL: 'de_DE.UTF-8' });
  expect(given).toMatchObject({ ...kept, LC_ALL: 'C' });
  for (const name of Object.keys(dropped)) expect(given).not.toHaveProperty(name);
});
