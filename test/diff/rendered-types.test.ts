import { diffTrees } from '../../lib/diff/diff-trees';
import { FORCE_NEW } from '../../lib/diff/risks/force-new-attributes';
import { TreeSide } from '../../lib/diff/tree-side';
import { canonicalJson, sha256 } from '../../lib/tree';
import { renderAll } from '../platform/render-all';

const trees = renderAll();

test('it is known of every Terraform type that we render what forces a new one', () => {
  const types = trees.flatMap(({ manifest }) =>
    manifest.resources.flatMap((record) =>
      record.half === 'terraform' && record.mode === 'managed' ? record.type : [],
    ),
  );
  expect([...new Set(types)].filter((type) => FORCE_NEW[type] === undefined)).toEqual([]);
});

test('every body of every environment is read as it was rendered', () => {
  const wrong = trees.flatMap((tree) => {
    const side = new TreeSide(tree);
    return side.records.filter((record) => sha256(canonicalJson(side.sideOf(record).body)) !== record.hash);
  });
  expect(wrong).toEqual([]);
});

test('an environment does not differ from itself', () => {
  const pairs = trees.map((tree) => ({ environment: tree.manifest.environment, before: tree, after: tree }));
  expect(diffTrees(pairs).entries).toEqual([]);
});
