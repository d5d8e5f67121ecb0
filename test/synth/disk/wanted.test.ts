import { wantedPaths } from '../../../lib/synth/disk/wanted';
import { messageOf, report, treeOf } from './harness';

describe('the paths of a tree', () => {
  test('are its files and their folders, parents first', () => {
    const wanted = wantedPaths(treeOf({ 'a/b/One.yaml': '1\n', 'a/two.yaml': '2\n' }));
    expect([...wanted.values()].map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'folder a',
      'folder a/b',
      'file a/b/One.yaml',
      'file a/two.yaml',
      'file platform.json',
    ]);
  });

  test('fails when one leaves the tree', () => {
    expect(messageOf(() => wantedPaths(treeOf({ '../x': '1\n' })), '<out>')).toBe(
      report(
        '  the rendered file ../x',
        "    has the part '..', which leaves its folder",
        '    allowed   paths inside the tree',
        '    mend      rename what it is made from',
      ),
    );
  });

  test.each([
    ['a file is the folder of another', { a: '1\n', 'a/b': '2\n' }, 'folder a', 'file a'],
    ['two folders differ in letter case only', { 'A/x': '1\n', 'a/y': '2\n' }, 'folder a', 'folder A'],
  ])('fails when %s', (_, files, next, taken) => {
    expect(messageOf(() => wantedPaths(treeOf(files)), '<out>')).toBe(
      report(
        `  the rendered ${next}`,
        `    cannot lie beside the ${taken}`,
        '    allowed   names that differ in more than letter case, and either a file or a folder',
        '    mend      rename what one of the two is made from',
      ),
    );
  });

  test('fails when the tree has no platform.json, which is a bug of ours', () => {
    const { manifest } = treeOf({});
    expect(() => wantedPaths({ manifest, files: new Map() })).toThrow('a rendered tree without platform.json');
  });
});
