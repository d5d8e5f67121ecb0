import type { Problem } from '../../problems';

interface Known {
  /** What git says. */
  readonly pattern: RegExp;
  readonly what: string;
  readonly allowed?: string;
  readonly mend: string;
}

/** What goes wrong around git often enough to be said in our words. The first that matches is taken. */
const KNOWN: readonly Known[] = [
  {
    pattern: /not a git repository/i,
    what: 'is not run in a git repository',
    allowed: 'a clone of the repository',
    mend: 'clone it with git clone, and run the command there',
  },
  {
    pattern: /dubious ownership/,
    what: 'does not trust the repository, which belongs to another user',
    mend: 'git config --global --add safe.directory <folder>, when you trust it',
  },
  {
    pattern: /must be run in a work tree/,
    what: 'needs files to look at, and the repository is a bare one',
    mend: 'run the command in a clone with a work tree',
  },
  {
    pattern: /ident name|no (?:email|name) was given|tell me who you are|empty ident/i,
    what: 'does not know who commits',
    allowed: 'a name and an address in user.name and user.email',
    mend: 'git config user.name "…" and git config user.email "…"',
  },
  {
    pattern: /gpg failed to sign|failed to write commit object|signing failed|load public key|user\.signingkey/i,
    what: 'could not sign the commit, and commit.gpgsign asks for it',
    mend: 'check user.signingkey and gpg.format, or unset commit.gpgsign',
  },
  {
    pattern: /No space left on device|Disk quota exceeded/,
    what: 'has no space left on the disk',
    mend: 'make room, and run the command again',
  },
  {
    pattern:
      /Permission denied \(publickey|Authentication failed|could not read (?:Username|Password)|HTTP (?:401|403)/i,
    what: 'is not let in by the remote',
    allowed: 'a key or token that may read and write the repository',
    mend: 'check the credentials with git ls-remote',
  },
  {
    pattern:
      /does not appear to be a git repository|Could not read from remote|unable to access|repository .* not found/i,
    what: 'cannot reach the remote',
    mend: 'check its address with git remote -v, and that git ls-remote answers',
  },
  {
    pattern: /\.lock': File exists|Unable to create '.*\.lock'/,
    what: 'finds the repository locked',
    allowed: 'one git at a time for a file',
    mend: 'wait for the other git, or remove the lock when none runs',
  },
];

/**
 * What git, curl, ssh and TLS say when a host is not well, or a connection to it has ended. curl says the same of a name that
 * nobody has and of one that cannot be looked up just now. A refused connection is more often a wrong address, and what has
 * timed out has had its time.
 */
const PASSING = new RegExp(
  [
    ...['(?:returned error:|HTTP|HTTP code|response) (?:408|429|5\\d\\d)', 'remote error: Internal Server Error'],
    ...['Could not resolve host:', 'Temporary failure in name resolution'],
    ...['Connection (?:was )?reset', 'Connection closed by', 'Empty reply from server', 'transfer closed with'],
    ...['SSL_ERROR_SYSCALL', 'unexpected eof while reading', 'TLS connection was non-properly terminated'],
    ...['HTTP/2 stream \\d+ was not closed cleanly', 'remote end hung up', 'unexpected disconnect', 'early EOF'],
  ].join('|'),
  'i',
);

/** What no second try mends; of some of it is said, too, that a connection has ended. */
const LASTING = new RegExp(
  [
    ...['(?:returned error:|HTTP) 4(?!08|29)\\d\\d', 'not found', 'does not appear to be a git repository'],
    ...['Permission denied', 'Authentication failed', 'could not read (?:Username|Password)', 'timed out'],
    ...['No space left', 'exceeds maximum allowed size', 'revision walk setup failed'],
  ].join('|'),
  'i',
);

/** Whether a remote may answer when it is asked once more. What its own programs print is no reason to hope. */
export function isPassing(stderr: string): boolean {
  return PASSING.test(stderr.replace(/^remote: .*/gm, '')) && !LASTING.test(stderr);
}

const WORDS_SHOWN = 5;

/** What is wrong when git fails, as well as its words tell. */
export function gitProblem(args: readonly string[], stderr: string): Problem {
  const known = KNOWN.find(({ pattern }) => pattern.test(stderr));
  const where = `git ${args.find((arg) => !arg.startsWith('-')) ?? ''}`.trim();
  const received = wordsOf(stderr);
  if (known === undefined) return { where, what: 'failed', received, mend: 'mend what git says, and run it again' };
  const { what, allowed, mend } = known;
  return { where, what, received, ...(allowed === undefined ? {} : { allowed }), mend };
}

/** The program is not there, or the folder is not. */
export function noGit(folder: string, { message }: Error): Problem {
  return {
    where: 'git',
    what: 'cannot be run',
    received: `${message}, in ${folder}`,
    allowed: 'git 2.30 or newer on the PATH',
    mend: 'install git, or name a folder that is there',
  };
}

/** What git said on stderr, in one line and without the password that a URL may hold. */
export function wordsOf(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.replace(/^(?:fatal|error): /, '').trim());
  const said = lines.filter((line) => line !== '' && !line.startsWith('hint:'));
  const shown = said.slice(0, WORDS_SHOWN).join(' ¦ ') || 'no word';
  return withoutPassword(shown);
}

/** A URL without what stands before its host. */
export function withoutPassword(text: string): string {
  return text.replace(/(?<scheme>\w+:\/\/)[^/@\s]+@/g, '$<scheme>');
}
