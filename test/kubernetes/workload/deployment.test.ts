import { counterparts, Deployment, type DeploymentProps } from '../../../lib/kubernetes';
import { objectsOf, sampleComponent } from '../rendering';
import { namesOf, objectIn, podIn, SELECTOR, WORKLOAD } from './samples';

const PROPS = { ...WORKLOAD, replicas: 2 };

const web = (props: DeploymentProps = PROPS) => objectsOf((scope) => new Deployment(scope, 'Web', props));

const specOf = (kind: string, props: DeploymentProps = PROPS) =>
  objectIn(web(props), kind).spec as Readonly<Record<string, unknown>>;

const podOf = (props: DeploymentProps = PROPS) => podIn(objectIn(web(props), 'Deployment'));

const mistakesOf = (props: DeploymentProps) => new Deployment(sampleComponent(), 'Web', props).node.validate();

test('a program has an account, a Service and a budget of its own, all by one name', () => {
  expect(namesOf((scope) => new Deployment(scope, 'Web', PROPS))).toEqual([
    'Deployment shop/web',
    'PodDisruptionBudget shop/web',
    'Service shop/web',
    'ServiceAccount shop/web',
  ]);
});

test('its pods are selected by two labels that we choose, and by none that cdk8s does', () => {
  expect(specOf('Deployment').selector).toEqual({ matchLabels: SELECTOR });
  expect(specOf('PodDisruptionBudget').selector).toEqual({ matchLabels: SELECTOR });
  expect(specOf('Service').selector).toEqual(SELECTOR);
  expect(JSON.stringify(web())).not.toContain('cdk8s.io/');
});

test('its pods are spread over zones and nodes', () => {
  const keys = podOf().topologySpreadConstraints?.map(({ topologyKey, matchLabelKeys }) => [
    topologyKey,
    matchLabelKeys,
  ]);
  expect(keys).toEqual([
    ['topology.kubernetes.io/zone', ['pod-template-hash']],
    ['kubernetes.io/hostname', ['pod-template-hash']],
  ]);
});

test('it may run on the nodes of the system, unless told otherwise', () => {
  expect(podOf().tolerations).toEqual([{ key: 'CriticalAddonsOnly', operator: 'Exists' }]);
  expect(podOf({ ...PROPS, runsOnSystemNodes: false })).not.toHaveProperty('tolerations');
});

test('a new pod is ready before an old one goes, and one leaves at a time', () => {
  expect(specOf('Deployment').strategy).toMatchObject({ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } });
  expect(specOf('PodDisruptionBudget')).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
});

test('what it exchanges beyond the usual is allowed to its own pods only', () => {
  const policy = specOf('NetworkPolicy', { ...PROPS, traffic: { from: [counterparts.monitoring()] } });
  expect(policy).toMatchObject({ podSelector: { matchLabels: SELECTOR }, policyTypes: ['Ingress'] });
});

test('what must be one says why, is spread over nothing, and is gone before it comes again', () => {
  const singleton = { because: 'two would count everything twice' };
  const objects = web({ ...WORKLOAD, singleton });
  const deployment = objectIn(objects, 'Deployment');
  expect(deployment.spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
  expect(deployment.metadata.annotations).toEqual({ 'platform.acme.example/single-replica': singleton.because });
  expect(podIn(deployment)).not.toHaveProperty('topologySpreadConstraints');
  expect(mistakesOf({ ...WORKLOAD, singleton })).toEqual([]);
});

test('fails with one pod: nothing could leave without a gap', () => {
  expect(mistakesOf({ ...PROPS, replicas: 1 })).toEqual([
    "web has 1 pod: at least 2, or say in 'singleton' why there must be only one",
  ]);
});
