import { emptyTree, gitTreeOf, oidWithFile, rootOf } from '../../../lib/release/git/git-tree';

test('the empty tree has the id that every git knows', () => {
  expect(emptyTree('sha1')).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
  expect(emptyTree('sha256')).toBe('6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321');
});

test('a file has the id that git hash-object gives it', () => {
  expect(gitTreeOf(new Map([['a', 'hello\n']]), 'sha1').blobs.get('a')).toBe(
    'ce013625030ba8dba906f756967f9e9ca394464a',
  );
});

test('a tree with one file more is the tree of all files', () => {
  const files = new Map([
    ['a.b', '1'],
    ['a/c', '2'],
    ['a0', '3'],
  ]);
  const tree = gitTreeOf(files, 'sha1');
  expect(oidWithFile(tree, 'a-', '4', 'sha1')).toBe(gitTreeOf(new Map([...files, ['a-', '4']]), 'sha1').oid);
  expect([...tree.root.keys()]).toEqual(['a.b', 'a', 'a0']);
});

test('what lies at the root of a tree is read from its bytes', () => {
  const oid = 'ce013625030ba8dba906f756967f9e9ca394464a';
  const content = Buffer.concat([Buffer.from('100644 a b\0'), Buffer.from(oid, 'hex')]);
  expect(rootOf(content, 'sha1')).toEqual(new Map([['a b', `100644 ${oid}`]]));
});
