import builds from '../../../environments/addon-builds.json';
import { foreignNamespaces } from '../../../platform/clusters/exempt-namespaces';

/** @see https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html */
const IN_KUBE_SYSTEM = ['aws-efs-csi-driver', 'metrics-server', 'snapshot-controller'];

test('every add-on that can be pinned runs in kube-system, or in a namespace where no policy for pods holds', () => {
  const addons = [...new Set(Object.values(builds).flatMap((ofMinor) => Object.keys(ofMinor)))];
  const elsewhere = addons.filter((addon) => !IN_KUBE_SYSTEM.includes(addon));
  const exempt = elsewhere.map((addon) => foreignNamespaces({ addons: [addon] }).map(({ name }) => name));
  expect(Object.fromEntries(elsewhere.map((addon, index) => [addon, exempt[index]?.slice(2)]))).toEqual({
    'amazon-cloudwatch-observability': ['amazon-guardduty', 'amazon-cloudwatch'],
    'aws-guardduty-agent': ['amazon-guardduty'],
    'cert-manager': ['amazon-guardduty', 'cert-manager'],
    'external-dns': ['amazon-guardduty', 'external-dns'],
    'kube-state-metrics': ['amazon-guardduty', 'kube-state-metrics'],
    'prometheus-node-exporter': ['amazon-guardduty', 'prometheus-node-exporter'],
  });
});

test('the namespaces of agents are exempt whichever is chosen', () => {
  expect(foreignNamespaces({ addons: [] }).map(({ name }) => name)).toEqual([
    'flux-system',
    'argocd',
    'amazon-guardduty',
  ]);
});
