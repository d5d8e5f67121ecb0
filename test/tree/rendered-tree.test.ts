import { MANIFEST_PATH, parseManifest, sha256, TreeBuilder } from '../../lib/tree';
import { CONTENTS, sampleTree } from './sample';

/** What is wrong with files that are made in this order, as [path, maker]. */
function problemsWith(...files: [path: string, maker: string][]) {
  const builder = new TreeBuilder();
  for (const [path, maker] of files) builder.addFile(path, '', maker);
  return builder.problems;
}

const ALLOWED_PARTS =
  'parts of letters, digits, ".", "_", "-" and "%", at most 255 bytes each, inside the output folder';

describe('a finished tree', () => {
  test('holds its files sorted by path, platform.json among them', () => {
    expect([...sampleTree().files.keys()]).toEqual([
      'clusters/dev-a/storage/storageclass-gp3.yaml',
      'platform.json',
      'terraform/cluster-dev-a/cdk.tf.json',
    ]);
  });

  test('is the same in whatever order the files were added', () => {
    const build = (paths: string[]) => {
      const builder = new TreeBuilder();
      for (const path of paths) builder.addFile(path, path, 'maker');
      return builder.finish(CONTENTS);
    };
    const paths = ['z', 'B/x', 'a/b', 'a-b', 'a/c'];
    expect([...build(paths).files]).toEqual([...build([...paths].reverse()).files]);
    expect([...build(paths).files.keys()]).toEqual(['B/x', 'a-b', 'a/b', 'a/c', 'platform.json', 'z']);
  });

  test('lists the hash of every file but its own manifest', () => {
    const { files, manifest } = sampleTree();
    expect(manifest.files).toEqual({
      'clusters/dev-a/storage/storageclass-gp3.yaml': sha256('kind: StorageClass\n'),
      'terraform/cluster-dev-a/cdk.tf.json': sha256('{}\n'),
    });
    expect(parseManifest(files.get(MANIFEST_PATH) ?? '', 'dist/dev/platform.json')).toEqual(manifest);
  });

  test('may share folders between makers', () => {
    expect(problemsWith(['clusters/a/x', 'one'], ['clusters/a/y', 'two'], ['clusters/b/x', 'three'])).toEqual([]);
  });
});

describe('a path is written once', () => {
  test('fails when it is made twice, naming both makers', () => {
    expect(problemsWith(['a/x.yaml', 'dev-a/One'], ['a/x.yaml', 'dev-a/Two'])).toEqual([
      {
        where: 'dev-a/Two',
        what: 'makes the file that dev-a/One makes already',
        received: 'a/x.yaml',
        allowed: 'one maker a file',
        mend: 'rename one of the two, or remove it',
      },
    ]);
  });

  test('keeps the text that came first', () => {
    const builder = new TreeBuilder();
    builder.addFile('a', 'first', 'one');
    builder.addFile('a', 'second', 'two');
    expect(builder.finish(CONTENTS).files.get('a')).toBe('first');
  });

  test('fails when two differ in letter case only', () => {
    expect(problemsWith(['a/Role.yaml', 'one'], ['a/role.yaml', 'two'])).toEqual([
      {
        where: 'two',
        what: 'makes the file that one makes already',
        received: 'a/role.yaml, which a disk that ignores letter case takes for a/Role.yaml',
        allowed: 'one maker a file',
        mend: 'rename one of the two, or remove it',
      },
    ]);
  });

  test.each<[string, string, string, string]>([
    ['a file stands where another needs a folder', 'a', 'a/b', 'a/b, beside the file a'],
    ['a folder stands where another needs a file', 'a/b/c', 'a/b', 'a/b, beside the folder a/b'],
    ['two folders differ in letter case only', 'A/x', 'a/y', 'a/y, beside the folder A'],
    ['a file and a folder differ in letter case only', 'a/B', 'a/b/c', 'a/b/c, beside the file a/B'],
  ])('fails when %s', (_, first, second, received) => {
    expect(problemsWith([first, 'one'], [second, 'two'])).toEqual([
      {
        where: 'two',
        what: 'makes a file that cannot lie beside what one makes',
        received,
        allowed: 'one maker a file',
        mend: 'rename one of the two, or remove it',
      },
    ]);
  });

  test('fails when somebody makes the manifest', () => {
    expect(problemsWith(['platform.json', 'one'])).toMatchObject([
      { where: 'one', what: 'makes the file that the manifest makes already' },
    ]);
  });
});

describe('an unsafe path', () => {
  test('fails with its maker', () => {
    expect(problemsWith(['clusters/../../x', 'dev-a/Evil'])).toEqual([
      {
        where: 'dev-a/Evil',
        what: "its file path has the part '..', which leaves its folder",
        received: 'clusters/../../x',
        allowed: ALLOWED_PARTS,
        mend: 'choose another name',
      },
    ]);
  });
});

test('all problems are gathered, and can be read at any time', () => {
  const builder = new TreeBuilder();
  expect(builder.problems).toEqual([]);
  builder.addFile('a', '', 'one');
  builder.addFile('A', '', 'two');
  builder.addFile('..', '', 'three');
  builder.addFile('con', '', 'four');
  const { problems } = builder;
  expect(problems.map(({ where }) => where)).toEqual(['two', 'three', 'four']);
  builder.addFile('a', '', 'five');
  expect(problems).toHaveLength(3);
  expect(builder.problems).toHaveLength(4);
});
