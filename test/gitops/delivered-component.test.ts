import { ApiObject, App } from 'cdk8s';
import { Construct } from 'constructs';
import { componentsIn } from '../../lib/gitops/delivered-component';
import { componentIn, configMap } from '../../lib/testing/rendering';

test('every component of a scope says what it needs and provides, and which kinds it makes', () => {
  // GIVEN
  const app = new App();
  const inCluster = new Construct(app, 'test-a');
  const storage = componentIn(inCluster, 'storage', { provides: ['storage-class/gp3'] });
  const loki = componentIn(inCluster, 'loki', { needs: ['storage-class/gp3'] });
  componentIn(new Construct(app, 'test-b'), 'elsewhere');
  // WHEN
  new ApiObject(storage, 'Class', {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'gp3' },
  });
  configMap(new Construct(loki, 'Deep'), 'one');
  configMap(loki, 'two');
  // THEN
  expect(componentsIn(inCluster)).toEqual([
    {
      name: 'storage',
      needs: [],
      provides: ['storage-class/gp3'],
      kinds: [{ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' }],
      autoscaled: [],
    },
    {
      name: 'loki',
      needs: ['storage-class/gp3'],
      provides: [],
      kinds: [{ apiVersion: 'v1', kind: 'ConfigMap' }],
      autoscaled: [],
    },
  ]);
});

test('a component says what its autoscalers scale', () => {
  // GIVEN
  const component = componentIn(new App(), 'grafana');
  // WHEN
  new ApiObject(component, 'Autoscaler', {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'grafana', namespace: 'monitoring' },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'grafana' }, maxReplicas: 5 },
  });
  // THEN
  expect(componentsIn(component)[0]?.autoscaled).toEqual([
    { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'monitoring', name: 'grafana' },
  ]);
});
