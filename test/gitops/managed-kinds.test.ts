import { MANAGED_KINDS, managedKinds } from '../../lib/gitops/managed-kinds';

const keyOf = ({ group, kind }: { group: string; kind: string }) => `${group} ${kind}`;

test('a kind is in the table once', () => {
  expect(new Set(MANAGED_KINDS.map(keyOf)).size).toBe(MANAGED_KINDS.length);
});

test('no kind is a secret, and none a wildcard', () => {
  expect(MANAGED_KINDS.filter(({ group, kind }) => [group, kind].includes('*') || kind === 'Secret')).toEqual([]);
});

test.each([
  ['flux', 'argoproj.io'],
  ['argocd', 'fluxcd.io'],
] as const)('%s may not apply the objects of the other agent', (agent, otherGroup) => {
  expect(managedKinds(agent).filter(({ group }) => group.endsWith(otherGroup))).toEqual([]);
});

test('either may apply everything else', () => {
  const others = (agent: 'flux' | 'argocd') => managedKinds(agent).filter((managed) => managed.agent === undefined);
  expect(others('flux')).toEqual(others('argocd'));
});
