import { MANIFEST_PATH, readTree } from '../../lib/tree';
import { messageOf, sampleTree } from './sample';

const TREE = sampleTree();

const STORAGE = 'clusters/dev-a/storage/storageclass-gp3.yaml';

/** The message about the files of the sample with these changes; undefined removes a file. */
function messageAbout(changes: Readonly<Record<string, string | undefined>>): string {
  const files = new Map(TREE.files);
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) files.delete(path);
    else files.set(path, text);
  }
  return messageOf(() => readTree(files, 'environment/dev'));
}

function differs(path: string, what: string): string {
  return `  environment/dev/${path}
    ${what}
    allowed   what platform.json lists
    mend      run npm run synth`;
}

describe('a tree', () => {
  test('is rebuilt from its files alone', () => {
    expect(readTree(new Map(TREE.files), 'environment/dev')).toEqual(TREE);
  });

  test('has its files sorted by path, in whatever order they came', () => {
    const files = new Map([...TREE.files].reverse());
    expect([...readTree(files, 'environment/dev').files]).toEqual([...TREE.files]);
  });
});

describe('a tree that is not whole', () => {
  test('fails when a byte of a file was changed', () => {
    expect(messageAbout({ [STORAGE]: 'kind: storageClass\n' })).toBe(
      `1 problem, nothing was written:\n\n${differs(STORAGE, 'is not what was rendered')}`,
    );
  });

  test('fails when a file is missing', () => {
    expect(messageAbout({ [STORAGE]: undefined })).toBe(
      `1 problem, nothing was written:\n\n${differs(STORAGE, 'is missing')}`,
    );
  });

  test.each(['extra.yaml', 'constructor', 'toString', '__proto__'])('fails when a file was added: %s', (path) => {
    expect(messageAbout({ [path]: '' }).replace('[path]', path)).toBe(
      `1 problem, nothing was written:\n\n${differs(path, 'was not rendered')}`,
    );
  });

  test('fails with every file that differs', () => {
    expect(messageAbout({ [STORAGE]: undefined, 'a.yaml': '', 'terraform/cluster-dev-a/cdk.tf.json': '{}' })).toBe(
      [
        '3 problems, nothing was written:',
        differs('a.yaml', 'was not rendered'),
        differs(STORAGE, 'is missing'),
        differs('terraform/cluster-dev-a/cdk.tf.json', 'is not what was rendered'),
      ].join('\n\n'),
    );
  });

  test('fails when it has no manifest', () => {
    expect(messageAbout({ [MANIFEST_PATH]: undefined })).toBe(`1 problem, nothing was written:

  environment/dev
    has no platform.json
    allowed   a whole rendered tree
    mend      run npm run synth`);
  });

  test('fails when its manifest is not ours, and names it', () => {
    expect(messageAbout({ [MANIFEST_PATH]: '{}' })).toContain('  environment/dev/platform.json › schema\n');
  });

  test('fails when it is the render of one cluster only', () => {
    const partial = sampleTree({ partial: { cluster: 'dev-a' } });
    expect(messageOf(() => readTree(partial.files, 'dist/dev'))).toBe(`1 problem, nothing was written:

  dist/dev/platform.json
    is a partial render
    received  cluster dev-a only
    allowed   a whole rendered tree
    mend      run npm run synth without --cluster`);
  });
});
