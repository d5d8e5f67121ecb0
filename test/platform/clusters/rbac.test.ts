import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { parseObjects } from '../../../lib/testing/kubernetes-objects';
import { may, roleNamesOf, wish } from '../../../lib/testing/rbac';
import type { RenderedTree } from '../../../lib/tree';
import { teams } from '../../../platform/tenants';
import { renderAll } from '../render-all';

const trees = renderAll();

test('the component rbac is as reviewed', () => {
  expect(foldedSnapshot(trees, (folder) => folder.endsWith('/rbac'))).toMatchSnapshot();
});

describe.each(trees.map((tree) => [tree.manifest.environment, tree] as const))('people in %s', (environment, tree) => {
  test('get into pods unless it is production', () => {
    expect(may(objectsIn(tree), 'team:platform', wish('create pods/exec'))).toBe(environment !== 'prod');
  });

  test('may read every kind of ours but Secrets', () => {
    const kinds = tree.manifest.resources.flatMap((record) => {
      if (record.half === 'terraform') return [];
      return [record.apiVersion.includes('/') ? `${record.kind}.${record.apiVersion.split('/')[0]}` : record.kind];
    });
    const wishes = [...new Set(kinds)].map((kind) => `get ${resourceOf(kind)}`);

    expect(wishes).toContain('get nodepools.karpenter.sh');
    const closed = wishes.filter((text) => !may(objectsIn(tree), 'team:platform', wish(text)));
    expect(closed.filter((text) => text !== 'get secrets')).toEqual([]);
  });

  test('have the rights of their team, and no others', () => {
    const roles = teams.map(({ name, clusterAccess }) => [
      clusterAccess,
      ...new Set(roleNamesOf(objectsIn(tree), `team:${name}`)),
    ]);
    expect(roles).toEqual([
      ['view', 'view'],
      ['admin', 'platform-engineer'],
    ]);
  });
});

function objectsIn({ files }: RenderedTree) {
  return [...files].filter(([file]) => file.includes('/clusterrole')).flatMap(([, text]) => parseObjects(text));
}

/** As Kubernetes itself guesses it. @see https://pkg.go.dev/k8s.io/apimachinery/pkg/api/meta#UnsafeGuessKindToResource */
function resourceOf(kind: string): string {
  const [name = '', ...group] = kind.toLowerCase().split('.');
  const plural = name.endsWith('s') ? `${name}es` : name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
  return [name.endsWith('params') ? name : plural, ...group].join('.');
}
