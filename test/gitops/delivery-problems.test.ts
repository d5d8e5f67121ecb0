import { ApiObject, App } from 'cdk8s';
import { Construct } from 'constructs';
import { ArgoCdAgent, componentsIn, FluxAgent } from '../../lib/gitops';
import { componentIn, configMap } from '../../lib/testing/rendering';
import { deliveryOf } from './rendering';

/** What Flux says of a cluster whose components `build` makes, and of one that comes too late. */
function saidByFlux(build: (inCluster: Construct) => void, late?: (inCluster: Construct) => void): string[] {
  const inCluster = new Construct(new App(), 'test-a');
  build(inCluster);
  const components = componentsIn(inCluster).map((component) => ({ ...component, after: [], wave: 0 }));
  const agent = new FluxAgent(componentIn(inCluster, 'flux'), 'Flux', deliveryOf(components));
  late?.(inCluster);
  return agent.node.validate();
}

function workload(scope: Construct, kind: string, spec: object): void {
  const metadata = { name: 'grafana', namespace: 'monitoring' };
  const apiVersion = kind === 'Deployment' ? 'apps/v1' : 'autoscaling/v2';
  new ApiObject(scope, kind, { apiVersion, kind, metadata, spec });
}

const SCALED = { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'grafana' }, maxReplicas: 5 };

test('an agent has nothing against components of managed kinds that were there before it', () => {
  expect(saidByFlux((inCluster) => void configMap(componentIn(inCluster, 'one'), 'one'))).toEqual([]);
});

test('fails when a component makes a kind that no agent may apply', () => {
  const said = saidByFlux((inCluster) => {
    const component = componentIn(inCluster, 'odd');
    new ApiObject(component, 'Pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'one' } });
    new ApiObject(component, 'Job', { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'one' } });
  });
  expect(said).toEqual([
    'may not apply Pod of the core group, which the component odd makes: ' +
      'add it to MANAGED_KINDS in lib/gitops/managed-kinds.ts',
    'may not apply Job of batch, which the component odd makes: ' +
      'add it to MANAGED_KINDS in lib/gitops/managed-kinds.ts',
  ]);
});

test('fails when a component makes an object of the other agent', () => {
  const inCluster = new Construct(new App(), 'test-a');
  const component = componentIn(inCluster, 'argocd');
  const groups = { admins: 'admins', readers: 'readers' };
  const agent = new ArgoCdAgent(component, 'ArgoCd', { ...deliveryOf([]), ...groups });
  new ApiObject(component, 'Alert', {
    apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
    kind: 'Alert',
    metadata: { name: 'stray' },
  });
  expect(agent.node.validate()).toEqual([
    'may not apply Alert of notification.toolkit.fluxcd.io, which the component argocd makes: ' +
      'add it to MANAGED_KINDS in lib/gitops/managed-kinds.ts',
  ]);
});

test('fails when a component is made after the agent, which does not know it', () => {
  const said = saidByFlux(
    (inCluster) => void configMap(componentIn(inCluster, 'early'), 'one'),
    (inCluster) => void configMap(componentIn(inCluster, 'late'), 'two'),
  );
  expect(said).toEqual([
    'does not deliver the component late, which was made after it: make the agent last in platform/clusters',
  ]);
});

test('fails when what an autoscaler scales says how many replicas it has', () => {
  const said = saidByFlux((inCluster) => {
    const component = componentIn(inCluster, 'grafana');
    workload(component, 'Deployment', { replicas: 2 });
    workload(component, 'HorizontalPodAutoscaler', SCALED);
  });
  expect(said).toEqual([
    'would undo what an autoscaler does: leave spec.replicas out of the Deployment grafana (test-a/grafana/Deployment)',
  ]);
});

test('an autoscaler and a workload that leaves the number to it go together', () => {
  const said = saidByFlux((inCluster) => {
    const component = componentIn(inCluster, 'grafana');
    workload(component, 'Deployment', {});
    workload(component, 'HorizontalPodAutoscaler', SCALED);
  });
  expect(said).toEqual([]);
});
