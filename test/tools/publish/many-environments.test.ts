import fs from 'node:fs';
import path from 'node:path';
import { Git } from '../../../lib/release/git/git';
import { direct, VARIABLES } from './trees';
import { World } from './world';

const A = { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: "\\r\\n"\n', 'empty.yaml': '' };

test('a thousand environments go in one push', () => {
  const world = new World();
  const names = Array.from({ length: 1000 }, (_, index) => `env-${index}`);
  const { environments } = world.publish(names.map((name) => direct(name, A)));
  expect(environments.map(({ outcome }) => outcome)).toEqual(names.map(() => 'published'));
  const refs = world.remote('for-each-ref', '--format=%(refname:lstrip=3)', 'refs/heads/environment').split('\n');
  expect(refs.sort()).toEqual([...names].sort());
  expect(world.remote('notes', '--ref=hydrator.metadata', 'show', 'environment/env-999')).toBe(
    `{"drySha":"${world.git('rev-parse', 'HEAD')}"}`,
  );
});

test('a hundred environments that change start few processes of git more than one does', () => {
  const world = new World();
  const names = Array.from({ length: 100 }, (_, index) => `env-${index}`);
  const commandsFor = (environments: readonly string[], texts: Readonly<Record<string, string>>) => {
    world.commit('Change');
    const { git, commands } = recordingGit(world);
    world.publish(
      environments.map((name) => direct(name, texts)),
      { git },
    );
    return commands();
  };
  commandsFor(names, A);
  const one = commandsFor(names.slice(0, 1), { ...A, 'a.yaml': 'a: 2\n' });
  const all = commandsFor(names, { ...A, 'a.yaml': 'a: 3\n' });
  expect(one).toContain('cat-file');
  expect(one).toContain('diff-tree');
  // Two sources are published, and a group is of fifty.
  expect(all.length - one.length).toBeLessThanOrEqual(4);
});

/** A git of the PATH that writes down which commands it runs. */
function recordingGit(world: World) {
  const folder = fs.mkdtempSync(path.join(world.folder, 'recording-'));
  const log = path.join(folder, 'log');
  // The settings in front of the command come in pairs.
  const script = `#!/bin/sh
(while [ "$1" = -c ]; do shift 2; done; echo "$1" >> '${log}')
PATH='${VARIABLES.PATH}' exec git "$@"
`;
  fs.writeFileSync(path.join(folder, 'git'), script, { mode: 0o755 });
  const git = new Git({ folder: world.clone, variables: { ...VARIABLES, PATH: `${folder}:${VARIABLES.PATH}` } });
  return { git, commands: () => fs.readFileSync(log, 'utf8').trim().split('\n') };
}
