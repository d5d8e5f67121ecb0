import { GUARDED_TYPES } from '../../lib/cli/prune-limits';
import { sourceFiles } from '../architecture/source-files';

/** A construct that guards what it makes is in a file that imports the type by its folder. */
const IMPORTED = /@cdktf\/provider-aws\/lib\/(?<type>[a-z0-9-]+)'/g;

test('every type that is guarded is one that a construct gives prevent_destroy', () => {
  const guarding = sourceFiles(['lib/cloud']).filter(({ text }) => text.includes('preventDestroy: true'));
  const imported = guarding.flatMap(({ text }) => [...text.matchAll(IMPORTED)].map((match) => match[1] ?? ''));
  const types = imported.map((folder) => `aws_${folder.replaceAll('-', '_')}`);
  expect(types).toEqual(expect.arrayContaining([...GUARDED_TYPES]));
  expect(guarding).toHaveLength(GUARDED_TYPES.length);
});
