import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Git } from '../../../lib/release/git/git';
import { direct, proposed, VARIABLES } from './trees';
import { gitIn, messageOf, run, World } from './world';

const A = { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' };

let world: World;

beforeEach(() => {
  world = new World();
});

test('a hook that declines one branch keeps all others and the notes where they are', () => {
  world.publish([direct('dev', A), direct('staging', A), proposed('prod', A)]);
  const before = world.refs();
  hook('update', 'case "$1" in *staging) echo "staging is frozen" >&2; exit 1;; esac');
  world.commit('Change');
  const changed = { ...A, 'a.yaml': 'a: 2\n' };
  const act = () => world.publish([direct('dev', changed), direct('staging', changed), proposed('prod', changed)]);
  expect(messageOf(act)).toBe(`1 problem, nothing was published:

  environment/staging
    is not taken by origin
    received  hook declined: staging is frozen ¦ hook declined to update refs/heads/environment/staging
    allowed   what its rules and hooks let in
    mend      let the account that publishes push to this branch, or mend what the remote says`);
  expect(world.refs()).toEqual(before);
});

test('fails when the remote declines everything', () => {
  hook('pre-receive', 'echo "GH006: Protected branch update failed" >&2; exit 1');
  expect(messageOf(() => world.publish([direct('dev', A)]))).toBe(`2 problems, nothing was published:

  environment/dev
    is not taken by origin
    received  pre-receive hook declined: GH006: Protected branch update failed
    allowed   what its rules and hooks let in
    mend      let the account that publishes push to this branch, or mend what the remote says

  refs/notes/hydrator.metadata
    is not taken by origin
    received  pre-receive hook declined: GH006: Protected branch update failed
    allowed   what its rules and hooks let in
    mend      let the account that publishes push to this branch, or mend what the remote says`);
  expect(world.refs()).toEqual({});
});

test('hooks of the clone are made for the source, and are not run', () => {
  const file = path.join(world.clone, '.git/hooks/pre-push');
  fs.writeFileSync(file, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  expect(world.publish([direct('dev', A)]).environments).toMatchObject([{ outcome: 'published' }]);
});

test('fails when there is no such remote', () => {
  expect(messageOf(() => world.publish([direct('dev', A)], { remote: 'upstream' }))).toBe(
    `1 problem, nothing was changed:

  --remote
    is no remote of this repository
    received  upstream
    allowed   origin
    mend      choose one of these`,
  );
});

test('fails when the remote is not where it was, and shows no password', () => {
  world.git('remote', 'set-url', 'origin', 'https://me:secret@localhost:1/gone.git');
  const message = messageOf(() => world.publish([direct('dev', A)]));
  expect(message).toContain('git ls-remote\n    cannot reach the remote\n');
  expect(message).not.toContain('secret');
});

test('fails when the remote has no branch that people work on', () => {
  world.remote('symbolic-ref', 'HEAD', 'refs/heads/trunk');
  expect(messageOf(() => world.publish([direct('dev', A)]))).toBe(`1 problem, nothing was published:

  origin
    has no default branch that could hold the source
    allowed   a remote whose HEAD is a branch with commits, such as main
    mend      git push origin main, and make main the default branch there`);
});

test('fails when nobody is named who commits', () => {
  world.git('config', '--unset', 'user.name');
  world.git('config', '--unset', 'user.email');
  expect(messageOf(() => world.publish([direct('dev', A)]))).toContain(`  git var
    does not know who commits
`);
  expect(world.refs()).toEqual({});
});

test('fails when there is no commit, no repository, or no git', () => {
  const empty = path.join(world.folder, 'empty');
  run(world.folder, 'init', '--quiet', empty);
  run(empty, 'remote', 'add', 'origin', world.bare);
  expect(messageOf(() => world.publish([], { git: gitIn(empty) }))).toContain('  HEAD\n    has no commit yet\n');
  expect(messageOf(() => world.publish([], { git: gitIn('/') }))).toContain('is not run in a git repository');
  const nowhere = new Git({ folder: world.clone, variables: { PATH: '/nowhere' } });
  expect(messageOf(() => world.publish([], { git: nowhere }))).toContain('  git\n    cannot be run\n');
});

test('variables of git that lead elsewhere are not followed', () => {
  const elsewhere = { GIT_DIR: '/nowhere', GIT_WORK_TREE: '/', GIT_INDEX_FILE: '/nowhere', GIT_OBJECT_DIRECTORY: '/x' };
  const git = new Git({ folder: world.clone, variables: { ...VARIABLES, ...elsewhere } });
  expect(world.publish([direct('dev', A)], { git }).environments).toMatchObject([{ outcome: 'published' }]);
});

test('settings that would change a push or its words are not followed', () => {
  const settings = {
    'push.followTags': 'true',
    'core.hooksPath': '/nowhere',
    'color.ui': 'always',
    'i18n.commitEncoding': 'latin1',
  };
  for (const [name, value] of Object.entries(settings)) world.git('config', name, value);
  world.git('tag', '--annotate', '--message=v1', 'v1');
  world.publish([direct('dev', A)]);
  expect(Object.keys(world.refs())).toEqual(['refs/heads/environment/dev', 'refs/notes/hydrator.metadata']);
});

test('commits and notes are signed when git is told to sign', () => {
  const key = path.join(world.folder, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  fs.writeFileSync(path.join(world.folder, 'signers'), `robot@acme.example ${fs.readFileSync(`${key}.pub`, 'utf8')}`);
  const settings = { 'gpg.format': 'ssh', 'user.signingkey': key, 'commit.gpgsign': 'true' };
  for (const [name, value] of Object.entries(settings)) world.git('config', name, value);
  world.git('config', 'gpg.ssh.allowedSignersFile', path.join(world.folder, 'signers'));
  world.publish([direct('dev', A), proposed('prod', A)]);
  world.git('fetch', '--quiet', 'origin', 'refs/notes/*:refs/notes/*');
  for (const ref of ['dev', 'prod', 'prod-next'].map((name) => `origin/environment/${name}`)) {
    expect(world.git('log', '-1', '--format=%G? %GS', ref)).toBe('G robot@acme.example');
  }
  expect(world.git('log', '-1', '--format=%G?', 'refs/notes/hydrator.metadata')).toBe('G');
  expect(world.publish([direct('dev', A)]).environments).toMatchObject([{ outcome: 'unchanged' }]);
});

test('fails when git is told to sign, and cannot', () => {
  world.git('config', 'commit.gpgsign', 'true');
  world.git('config', 'gpg.program', '/nowhere');
  expect(messageOf(() => world.publish([direct('dev', A)]))).toContain('could not sign the commit');
  expect(world.refs()).toEqual({});
});

test('a submodule that differs is a change that is not committed', () => {
  world.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', world.bare, 'module');
  world.commit('Add a module');
  fs.writeFileSync(path.join(world.clone, 'module/new'), '');
  expect(messageOf(() => world.publish([direct('dev', A)]))).toContain(
    'the work tree\n    is not what is committed\n    received  module\n',
  );
});

function hook(name: string, script: string): void {
  fs.writeFileSync(path.join(world.bare, 'hooks', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}
