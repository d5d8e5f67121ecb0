import { counterparts, OperatedWorkload, type OperatedWorkloadProps } from '../../../lib/kubernetes';
import { objectsOf } from '../rendering';
import { namesOf, objectIn } from './samples';

const PROPS = {
  kind: 'Prometheus',
  name: 'main',
  namespace: 'shop',
  image: 'quay.io/prometheus/prometheus:v3.15.0@sha256:0123',
  port: { name: 'http', port: 9090 },
  replicas: 2,
  resources: { cpuRequestMillis: 100, memoryRequestMiB: 256 },
  disk: { sizeGiB: 5, storageClass: 'gp3' },
  priorityClass: 'platform',
  apiAccess: { inCluster: [{ paths: ['/metrics'], verbs: ['get'] }] },
  traffic: { to: [counterparts.sameNamespace()] },
  spec: { retention: '7d' },
} satisfies OperatedWorkloadProps;

const objects = () => objectsOf((scope) => new OperatedWorkload(scope, 'Main', PROPS));

/** What prometheus-operator puts on the pods of a Prometheus `main`. */
const PODS = { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/instance': 'main' };

test('has all that a workload has, of the pods that the operator makes', () => {
  expect(namesOf((scope) => new OperatedWorkload(scope, 'Main', PROPS))).toEqual([
    'ClusterRole -/shop-main',
    'ClusterRoleBinding -/shop-main',
    'NetworkPolicy shop/allow-main',
    'PodDisruptionBudget shop/main',
    'Prometheus shop/main',
    'Service shop/main',
    'ServiceAccount shop/main',
  ]);
  expect(objectIn(objects(), 'Service').spec).toMatchObject({ selector: PODS });
  expect(objectIn(objects(), 'NetworkPolicy').spec).toMatchObject({ podSelector: { matchLabels: PODS } });
  expect(objectIn(objects(), 'PodDisruptionBudget').spec).toMatchObject({ selector: { matchLabels: PODS } });
});

test('tells the operator image and version, and to run it as nobody on a disk of its own', () => {
  expect(objectIn(objects(), 'Prometheus').spec).toMatchObject({
    image: PROPS.image,
    version: 'v3.15.0',
    replicas: 2,
    serviceAccountName: 'main',
    portName: 'http',
    retention: '7d',
    securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: 'RuntimeDefault' } },
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi' } },
    storage: { volumeClaimTemplate: { spec: { storageClassName: 'gp3' } } },
  });
});

test('is kept by both agents when it is no longer rendered', () => {
  expect(objectIn(objects(), 'Prometheus').metadata.annotations).toMatchObject({
    'kustomize.toolkit.fluxcd.io/prune': 'Disabled',
  });
});
