import { MARKDOWN_MARKER } from '../../../lib/diff';
import { METADATA_PATH } from '../../../lib/release/git/read-tree-at';
import { direct, proposed } from './trees';
import { gitIn, run, World } from './world';

const A = { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: "\\r\\n"\n', 'empty.yaml': '' };

describe('a branch that is committed to', () => {
  test('holds the bytes of the render, and says where they come from', () => {
    const world = new World();
    const source = world.commit('Add a [skip ci]');
    const publication = direct('dev', A);
    const report = world.publish([publication]);

    const published = world.archive('environment/dev');
    const metadata = published.get(METADATA_PATH)?.toString() ?? '';
    published.delete(METADATA_PATH);
    expect(published).toEqual(new Map([...publication.tree.files].map(([file, text]) => [file, Buffer.from(text)])));
    expect(JSON.parse(metadata)).toEqual({
      repoURL: 'https://git.acme.example/platform.git',
      drySha: source,
      author: 'Robot <robot@acme.example>',
      date: run(world.clone, 'log', '-1', '--format=%aI', source),
      subject: 'Add a (skip ci)',
    });
    expect(report.environments).toEqual([
      {
        ...{ environment: 'dev', branch: 'environment/dev', outcome: 'published', added: 3, changed: 0, removed: 0 },
        commit: world.remote('rev-parse', 'environment/dev'),
      },
    ]);
  });

  test('has a commit whose message and note name the source', () => {
    const world = new World();
    const source = world.git('rev-parse', 'HEAD');
    world.publish([direct('dev', A)]);
    const date = world.git('log', '-1', '--format=%aI', source);
    const tree = world.remote('rev-parse', 'environment/dev^{tree}');
    const digest = world.remote('show', 'environment/dev:platform.json');
    expect(world.remote('log', '--format=%an <%ae> %cI%n%B', 'environment/dev').split('\n')).toEqual([
      'Robot <robot@acme.example> 2026-11-30T12:00:00+00:00',
      'Publish dev: Begin',
      '',
      `Source-commit: ${source}`,
      'Source-author: Robot <robot@acme.example>',
      `Source-date: ${date}`,
      'Source-subject: Begin',
      'Environment: dev',
      expect.stringMatching(/^Changed-since: [0-9a-f]{40}$/),
      expect.stringMatching(/^Changed: component a\/web none -> [0-9a-f]{12}$/),
      expect.stringMatching(/^Render-digest: sha256:[0-9a-f]{64}$/),
      `Git-tree: ${tree}`,
      'Published-with: node 20.0.0',
    ]);
    expect(JSON.parse(digest)).toMatchObject({ environment: 'dev' });
    expect(noteOf(world, 'environment/dev')).toBe(`{"drySha":"${source}"}`);
  });

  test('stays when nothing has changed, and its note names the new source', () => {
    const world = new World();
    world.publish([direct('dev', A)]);
    const before = world.refs();
    expect(world.publish([direct('dev', A)]).environments).toMatchObject([{ outcome: 'unchanged' }]);
    expect(world.refs()).toEqual(before);

    const next = world.commit('Change nothing that is rendered');
    const report = world.publish([direct('dev', A)]);
    expect(report.environments).toMatchObject([{ outcome: 'unchanged', commit: before['refs/heads/environment/dev'] }]);
    expect(world.refs()['refs/heads/environment/dev']).toBe(before['refs/heads/environment/dev']);
    expect(noteOf(world, 'environment/dev')).toBe(`{"drySha":"${next}"}`);
  });

  test('goes on by one commit, in which files are written, changed and removed', () => {
    const world = new World();
    world.publish([direct('dev', A)]);
    world.commit('Change');
    const { environments } = world.publish([
      direct('dev', { 'a.yaml': 'a: 2\n', 'b.yaml': A['b.yaml'], 'd.yaml': '' }),
    ]);
    expect(environments).toMatchObject([{ outcome: 'published', added: 1, changed: 1, removed: 1 }]);
    expect(
      world.remote('diff', '--no-renames', '--name-status', 'environment/dev~', 'environment/dev').split('\n'),
    ).toEqual([
      'M\tclusters/a/web/a.yaml',
      'A\tclusters/a/web/d.yaml',
      'D\tclusters/a/web/empty.yaml',
      'M\thydrator.metadata',
      'M\tplatform.json',
    ]);
    expect(world.remote('rev-list', '--count', 'environment/dev')).toBe('2');
  });

  test('is left alone by a dry run', () => {
    const world = new World();
    const { environments } = world.publish([direct('dev', A)], { dryRun: true });
    expect(environments).toEqual([
      { environment: 'dev', branch: 'environment/dev', outcome: 'published', added: 3, changed: 0, removed: 0 },
    ]);
    expect(world.refs()).toEqual({});
  });
});

test('nothing of the clone changes: no file, no branch, no index, no note', () => {
  const world = new World();
  const state = () => [world.git('status', '--porcelain'), world.git('ls-files', '--stage'), world.git('reflog')];
  const before = state();
  world.publish([direct('dev', A), proposed('prod', A)]);
  expect(state()).toEqual(before);
  const mine = ['refs/heads', 'refs/notes', 'refs/platform'];
  expect(world.git('for-each-ref', '--format=%(refname)', ...mine)).toBe('refs/heads/main');
  expect(world.remote('fsck', '--strict', '--no-dangling')).toBe('');
});

test('a clone that changes the ends of lines publishes the same bytes', () => {
  const world = new World();
  world.git('config', 'core.autocrlf', 'true');
  world.publish([direct('dev', A)]);
  expect(world.archive('environment/dev').get('clusters/a/web/a.yaml')?.toString()).toBe('a: 1\n');
});

test('a detached head and a shallow clone publish what main holds', () => {
  const world = new World();
  world.publish([direct('dev', A)]);
  world.commit('One');
  const last = world.commit('Two');
  const shallow = world.cloneTo('shallow', '--depth=1');
  run(shallow, 'checkout', '--quiet', '--detach');
  const report = world.publish([direct('dev', { ...A, 'a.yaml': 'a: 3\n' })], { git: gitIn(shallow) });
  expect(report).toMatchObject({ source: last, environments: [{ outcome: 'published' }] });
});

test('a repository of SHA-256 works as one of SHA-1', () => {
  const world = new World(['--object-format=sha256']);
  world.publish([direct('dev', A)]);
  world.commit('Change');
  const [report] = world.publish([direct('dev', { ...A, 'a.yaml': 'a: 2\n' })]).environments;
  expect(report?.commit).toHaveLength(64);
  expect(noteOf(world, 'environment/dev')).toContain('drySha');
});

describe('a branch that people merge to', () => {
  test('begins empty, and the render is proposed beside it', () => {
    const world = new World();
    const source = world.git('rev-parse', 'HEAD');
    const { environments } = world.publish([proposed('prod', A)]);
    expect(world.remote('ls-tree', 'environment/prod')).toBe('');
    expect(world.remote('rev-parse', 'environment/prod-next~')).toBe(world.remote('rev-parse', 'environment/prod'));
    expect(environments).toEqual([
      {
        ...{
          environment: 'prod',
          branch: 'environment/prod-next',
          outcome: 'proposed',
          added: 3,
          changed: 0,
          removed: 0,
        },
        commit: world.remote('rev-parse', 'environment/prod-next'),
        pullRequest: {
          base: 'environment/prod',
          head: 'environment/prod-next',
          title: 'Publish prod: Begin',
          body: [
            'Brings `environment/prod` to what `' + source + '` renders.',
            '',
            '- Subject: `Begin`',
            '- Author: `Robot <robot@acme.example>`',
            '- Date: `' + world.git('log', '-1', '--format=%aI', source) + '`',
            '- Resources: 3 added, 0 changed, 0 removed',
            '',
            'This branch is written by a machine: to change it, change main.',
            '',
            'What changes cannot be told: `clusters/a/web/empty.yaml does not hold what platform.json says`',
            '',
          ].join('\n'),
        },
      },
    ]);
  });

  test('has a text that tells what would change for those who merge it', () => {
    const world = new World();
    const configMap = (text: string) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  a: "${text}"\n`;
    world.publish([proposed('prod', { 'a.yaml': configMap('1') })]);
    world.merge('--no-ff');
    world.commit('Change');
    const [report] = world.publish([proposed('prod', { 'a.yaml': configMap('2') })]).environments;
    const [, diff = ''] = report?.pullRequest?.body.split(MARKDOWN_MARKER) ?? [];
    expect(diff).toContain('- changed **ConfigMap a.yaml** in prod/a');
    expect(diff).toContain('  data.a\n- 1\n+ 2\n');
  });

  test.each([
    ['--no-ff', []],
    ['--squash', ['--message=Publish prod (#1)']],
    ['--ff-only', []],
  ])('goes on after a merge with %s, with what differs from it', (how, message) => {
    const world = new World();
    world.publish([proposed('prod', A)]);
    world.merge(how, ...message);
    expect(world.publish([proposed('prod', A)]).environments).toMatchObject([{ outcome: 'unchanged' }]);

    world.commit('Change');
    const [report] = world.publish([proposed('prod', { ...A, 'a.yaml': 'a: 2\n' })]).environments;
    expect(report).toMatchObject({ outcome: 'proposed', added: 0, changed: 1, removed: 0 });
    const [active, next] = ['environment/prod', 'environment/prod-next'];
    expect(world.remote('merge-base', active, next)).toBe(world.remote('rev-parse', active));
    expect(world.remote('diff', '--name-only', active, next).split('\n')).toEqual([
      'clusters/a/web/a.yaml',
      'hydrator.metadata',
      'platform.json',
    ]);
  });

  test('goes on by fast-forward while nobody merges', () => {
    const world = new World();
    world.publish([proposed('prod', A)]);
    const first = world.remote('rev-parse', 'environment/prod-next');
    world.commit('Change');
    world.publish([proposed('prod', { ...A, 'a.yaml': 'a: 2\n' })]);
    expect(world.remote('rev-parse', 'environment/prod-next~')).toBe(first);
  });
});

function noteOf(world: World, branch: string): string {
  return world.remote('notes', '--ref=hydrator.metadata', 'show', branch);
}
