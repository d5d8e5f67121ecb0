import { App } from 'cdk8s';
import { type IBrought, isBrought } from '../../../lib/environment';
import { testEnvironment } from '../../../lib/testing/environments';
import { brought } from '../../../platform/clusters/brought';
import { clusterContext } from '../../../platform/clusters/cluster-context';

const ADDONS = { '1.35': { 'metrics-server': 'v0.9.0-eksbuild.5', 'snapshot-controller': 'v8.6.0-eksbuild.6' } };

function broughtTo(agent: 'flux' | 'argocd', addons: string[]): IBrought['brought'][] {
  const repository = 'https://github.com/acme/platform.git';
  const environment = testEnvironment({ gitops: { agent, repository } });
  const [first] = environment.clusters;
  if (first === undefined) throw new Error('the test environment has a cluster');
  const app = new App();
  brought(app, clusterContext(environment, { ...first, addons }, []));
  return app.node.findAll().flatMap((construct) => (isBrought(construct) ? construct.brought : []));
}

test('a cluster has what EKS, the agent and some of its add-ons bring, and says who does', () => {
  const sources = broughtTo('flux', Object.keys(ADDONS['1.35']));
  expect(sources.map(({ cluster, by, provides }) => `${cluster}: ${by}: ${provides.length}`)).toEqual([
    'test-a: EKS Auto Mode: 13',
    'test-a: the add-on snapshot-controller: 3',
    'test-a: npm run bootstrap, with flux: 11',
  ]);
});

test('EKS brings what node pools, the load balancer and the network policies of Auto Mode are made of', () => {
  const [eks] = broughtTo('flux', []);
  expect(eks?.provides).toEqual(
    expect.arrayContaining([
      'crd/nodepools.karpenter.sh',
      'crd/nodeclasses.eks.amazonaws.com',
      'crd/ingressclassparams.eks.amazonaws.com',
    ]),
  );
});

test.each([
  ['cert-manager', 'namespace/cert-manager'],
  ['kube-state-metrics', 'namespace/kube-state-metrics'],
  ['prometheus-node-exporter', 'namespace/prometheus-node-exporter'],
])('the add-on %s brings the namespace that it runs in', (addon, namespace) => {
  const source = broughtTo('flux', [addon]).find(({ by }) => by === `the add-on ${addon}`);
  expect(source?.provides).toContain(namespace);
});

test.each([
  ['flux', 'namespace/flux-system', 'crd/kustomizations.kustomize.toolkit.fluxcd.io'],
  ['argocd', 'namespace/argocd', 'crd/applications.argoproj.io'],
] as const)('bootstrap with %s brings its namespace and its definitions', (agent, namespace, crd) => {
  expect(broughtTo(agent, []).at(-1)?.provides).toEqual(expect.arrayContaining([namespace, crd]));
});
