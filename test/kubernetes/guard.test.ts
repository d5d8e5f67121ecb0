import { ApiObject } from 'cdk8s';
import { guard, GUARDED_KINDS } from '../../lib/kubernetes';
import { sampleComponent } from './rendering';

const GUARDS = {
  'kustomize.toolkit.fluxcd.io/prune': 'Disabled',
  'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
};

function objectOfKind(group: string, kind: string, annotations?: Record<string, string>) {
  const component = sampleComponent();
  const apiVersion = group === '' ? 'v1' : `${group}/v1`;
  return { component, apiObject: new ApiObject(component, 'One', { apiVersion, kind, metadata: { name: 'one', annotations } }) }; // prettier-ignore
}

test('guard puts the annotations of both agents on an object, beside those that it has', () => {
  const { apiObject } = objectOfKind('', 'Namespace', { own: 'annotation' });
  expect(guard(apiObject)).toBe(apiObject);
  expect(apiObject.metadata.toJson()).toMatchObject({ annotations: { ...GUARDS, own: 'annotation' } });
});

describe.each(GUARDED_KINDS.map(({ group, kind }) => [kind, group] as const))('a %s', (kind, group) => {
  test('passes with its guards', () => {
    const { component, apiObject } = objectOfKind(group, kind);
    guard(apiObject);
    expect(component.node.validate()).toEqual([]);
  });

  test('fails without them', () => {
    expect(objectOfKind(group, kind).component.node.validate()).toEqual([
      `Sample/One is a ${kind} that an agent may remove without asking: hand it to guard() of lib/kubernetes`,
    ]);
  });
});

test('fails when only one agent is told', () => {
  const { component } = objectOfKind('', 'Namespace', { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' });
  expect(component.node.validate()).toHaveLength(1);
});

test.each([
  ['storage.k8s.io', 'StorageClass'],
  ['', 'ConfigMap'],
  ['another.example', 'Namespace'],
])('%s %s needs none', (group, kind) => {
  expect(objectOfKind(group, kind).component.node.validate()).toEqual([]);
});
