import { StatefulSet, type StatefulSetProps } from '../../../lib/kubernetes';
import { objectsOf, sampleComponent } from '../rendering';
import { namesOf, objectIn, podIn, SELECTOR, WORKLOAD } from './samples';

const PROPS = {
  ...WORKLOAD,
  replicas: 3,
  claims: [{ name: 'data', folder: '/data', sizeGiB: 50, storageClass: 'gp3' }],
} satisfies StatefulSetProps;

const web = (props: StatefulSetProps = PROPS) => objectsOf((scope) => new StatefulSet(scope, 'Web', props));

const stateful = (props: StatefulSetProps = PROPS) => objectIn(web(props), 'StatefulSet');

test('a program with a state has a Service for others and one for its peers', () => {
  expect(namesOf((scope) => new StatefulSet(scope, 'Web', PROPS))).toEqual([
    'PodDisruptionBudget shop/web',
    'Service shop/web',
    'Service shop/web-peers',
    'ServiceAccount shop/web',
    'StatefulSet shop/web',
  ]);
  expect(objectIn(web(), 'Service', 'web-peers').spec).toEqual({
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    selector: SELECTOR,
    ports: [{ name: 'http', port: 8080, targetPort: 'http' }],
  });
  expect(stateful().spec).toMatchObject({ serviceName: 'web-peers' });
});

test('each pod has a disk of its own, which stays', () => {
  expect(stateful().spec).toMatchObject({
    persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'gp3',
          resources: { requests: { storage: '50Gi' } },
        },
      },
    ],
  });
  const { containers, ...pod } = podIn(stateful());
  expect(containers[0]?.volumeMounts).toEqual([{ name: 'data', mountPath: '/data' }]);
  expect(pod).not.toHaveProperty('volumes');
});

test('no agent removes it without asking', () => {
  expect(stateful().metadata.annotations).toMatchObject({ 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' });
});

test('pods start one by one, or all at once where they find each other', () => {
  expect(stateful().spec).toMatchObject({ podManagementPolicy: 'OrderedReady' });
  expect(stateful({ ...PROPS, startsUp: 'all-at-once' }).spec).toMatchObject({ podManagementPolicy: 'Parallel' });
});

test('pods are spread, those of one revision among themselves', () => {
  const keys = podIn(stateful()).topologySpreadConstraints?.map(({ matchLabelKeys }) => matchLabelKeys);
  expect(keys).toEqual([['controller-revision-hash'], ['controller-revision-hash']]);
});

test('what must be one says why', () => {
  const { metadata, spec } = stateful({ ...WORKLOAD, singleton: { because: 'a lock' } });
  expect(spec).toMatchObject({ replicas: 1 });
  expect(metadata.annotations).toMatchObject({ 'platform.acme.example/single-replica': 'a lock' });
});

test('fails with one pod, and when the folder of its disk is taken', () => {
  const set = new StatefulSet(sampleComponent(), 'Web', { ...PROPS, replicas: 1, writableFolders: ['/data'] });
  expect(set.node.validate().sort()).toEqual([
    "web has 1 pod: at least 2, or say in 'singleton' why there must be only one",
    'web has two volumes at /data',
  ]);
});
