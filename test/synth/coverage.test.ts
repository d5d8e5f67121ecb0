import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Brought, guard } from '../../lib/kubernetes';
import { reliedOnBy } from '../../lib/synth/capabilities';
import { componentIn, configMap, namespaceNamed, renderFailure, renderTree } from '../../lib/testing/rendering';

function claim(scope: Construct, storageClassName: string): void {
  const metadata = { name: 'data', namespace: 'default' };
  guard(
    new ApiObject(scope, 'Data', {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata,
      spec: { storageClassName },
    }),
  );
}

function nodePool(scope: Construct): void {
  const nodeClassRef = { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'platform' };
  const spec = { template: { spec: { nodeClassRef } } };
  const metadata = { name: 'a' };
  guard(new ApiObject(scope, 'Pool', { apiVersion: 'karpenter.sh/v1', kind: 'NodePool', metadata, spec }));
}

test('a component that declares what its objects rely on, all of it brought by somebody, is covered', () => {
  const { manifest } = renderTree({
    clusters: (scope) => {
      const crds = ['crd/nodeclasses.eks.amazonaws.com', 'crd/nodepools.karpenter.sh'] as const;
      new Brought(scope, 'Eks', { cluster: 'test-a', by: 'EKS', provides: crds });
      nodePool(componentIn(scope, 'a-pool', { needs: [crds[1], 'node-class/platform'] }));
      const classes = componentIn(scope, 'classes', { needs: [crds[0]], provides: ['node-class/platform'] });
      const metadata = { name: 'platform' };
      const kind = 'NodeClass';
      guard(new ApiObject(classes, 'Class', { apiVersion: 'eks.amazonaws.com/v1', kind, metadata }));
      const own = componentIn(scope, 'own', { provides: ['namespace/own'] });
      namespaceNamed(own, 'own');
      new ApiObject(own, 'Map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'own' } });
    },
  });
  expect(manifest.components.map(({ name }) => name)).toEqual(['classes', 'a-pool', 'own']);
});

test('fails when an object relies on something that its component does not declare', () => {
  const clusters = (scope: Construct) => {
    const component = componentIn(scope, 'claims');
    claim(component, 'gp3');
    nodePool(component);
    configMap(component, 'one');
  };
  expect(renderFailure({ clusters })).toBe(`3 problems, nothing was written:

  claims/Data
    relies on what its component claims does not say that it needs
    received  storage-class/gp3
    allowed   nothing: the component needs and provides nothing
    mend      add 'storage-class/gp3' to the needs of the component

  claims/Pool
    relies on what its component claims does not say that it needs
    received  crd/nodepools.karpenter.sh
    allowed   nothing: the component needs and provides nothing
    mend      add 'crd/nodepools.karpenter.sh' to the needs of the component

  claims/Pool
    relies on what its component claims does not say that it needs
    received  node-class/platform
    allowed   nothing: the component needs and provides nothing
    mend      add 'node-class/platform' to the needs of the component`);
});

test('fails when a component needs a CRD that nothing installs, or provides what it does not make', () => {
  const clusters = (scope: Construct) => {
    new Brought(scope, 'Eks', { cluster: 'test-a', by: 'EKS', provides: ['crd/nodepools.karpenter.sh'] });
    new Brought(scope, 'Other', { cluster: 'test-b', by: 'EKS', provides: ['crd/certificates.cert-manager.io'] });
    const needs = ['crd/certificates.cert-manager.io', 'storage-class/gp3'] as const;
    const component = componentIn(scope, 'certificates', { needs, provides: ['namespace/certificates'] });
    configMap(component, 'one');
  };
  expect(renderFailure({ clusters })).toBe(`3 problems, nothing was written:

  certificates
    needs what nothing brings to its cluster
    received  crd/certificates.cert-manager.io
    allowed   crd/nodepools.karpenter.sh
    mend      add the component that provides it, or name who brings it in platform/clusters/brought.ts

  certificates
    needs what nothing brings to its cluster
    received  storage-class/gp3
    allowed   nothing: the cluster has no storage-class
    mend      add the component that provides it, or name who brings it in platform/clusters/brought.ts

  certificates
    says that it provides what none of its objects is
    received  namespace/certificates
    allowed   nothing: it makes nothing that others refer to
    mend      make the object in this component, or take it out of provides`);
});

test('what a component would have made that has problems of its own is not judged', () => {
  const clusters = (scope: Construct) => {
    configMap(componentIn(scope, 'broken', { provides: ['namespace/apps'] }), 'one', { key: undefined, bad: NaN });
    configMap(componentIn(scope, 'needs-it', { needs: ['namespace/apps'] }), 'two');
  };
  expect(renderFailure({ clusters })).toMatch(/^1 problem,[^]*broken\/one/);
});

test('a problem of one object hides neither what its component needs in vain nor what the others rely on', () => {
  const clusters = (scope: Construct) => {
    const component = componentIn(scope, 'broken', { needs: ['crd/certificates.cert-manager.io'] });
    configMap(component, 'one', { bad: NaN });
    claim(component, 'gp3');
  };
  const message = renderFailure({ clusters });
  expect(message.match(/^ {2}\S.*\n {4}\S.*/gm)).toEqual([
    '  broken\n    needs what nothing brings to its cluster',
    '  broken/Data\n    relies on what its component broken does not say that it needs',
    expect.stringMatching(/^ {2}broken\/one › data\.bad\n/) as string,
  ]);
});

test.each([
  ['IngressClassParams', 'ingressclassparams'],
  ['Prometheus', 'prometheuses'],
  ['NodeClass', 'nodeclasses'],
  ['GitRepository', 'gitrepositories'],
  ['CNINode', 'cninodes'],
  ['Gateway', 'gateways'],
])('the CRD of %s is named %s', (kind, plural) => {
  expect(reliedOnBy({ group: 'acme.example', kind, name: 'a' }, {})).toEqual([`crd/${plural}.acme.example`]);
});
