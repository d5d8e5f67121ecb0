import { customResourcesOf } from '../../../../lib/telemetry/jobs/custom-resources';
import { kubeStateMetricsArgs, watchedObjects } from '../../../../lib/telemetry/render/exporters/kube-state-metrics';

const args = new Map(
  kubeStateMetricsArgs(customResourcesOf('flux'), '/etc/custom.yaml').map((argument) => {
    const [, name = '', value = ''] = /^--([a-z-]+)=(.*)$/.exec(argument) ?? [];
    return [name, value] as const;
  }),
);

test('it looks at what is declared, and shows the labels that are', () => {
  expect(args.get('resources')).toMatchInlineSnapshot(
    `"namespaces,nodes,persistentvolumeclaims,persistentvolumes,pods,resourcequotas,daemonsets,deployments,replicasets,statefulsets,horizontalpodautoscalers,jobs,poddisruptionbudgets"`,
  );
  expect(args.get('metric-labels-allowlist')).toMatchInlineSnapshot(
    `"nodes=[karpenter.sh/capacity-type,karpenter.sh/nodepool,kubernetes.io/arch,node.kubernetes.io/instance-type,topology.kubernetes.io/zone],persistentvolumeclaims=[excluded_from_alerts]"`,
  );
  expect(args.get('custom-resource-state-config-file')).toBe('/etc/custom.yaml');
});

test.each([
  ['kube_pod_status_ready', true],
  ['kube_pod_status_ready_time', false],
  ['kube_resourcequota', true],
  ['kube_resourcequota_created', false],
  ['karpenter_nodepools_limit', true],
  ['gotk_resource_info', true],
  ['kube_secret_info', false],
])('whether it makes %s: %s', (name, isMade) => {
  expect(new RegExp(args.get('metric-allowlist') ?? '').test(name)).toBe(isMade);
});

test('no pattern is cut where the list of patterns is', () => {
  expect(args.get('metric-allowlist')).not.toContain(',');
});

test('it may look at exactly that, by API group, and at what custom resources there are', () => {
  expect(watchedObjects(customResourcesOf('flux')).map(({ group, resources }) => [group, resources.join(' ')]))
    .toMatchInlineSnapshot(`
    [
      [
        "",
        "namespaces nodes persistentvolumeclaims persistentvolumes pods resourcequotas",
      ],
      [
        "apps",
        "daemonsets deployments replicasets statefulsets",
      ],
      [
        "autoscaling",
        "horizontalpodautoscalers",
      ],
      [
        "batch",
        "jobs",
      ],
      [
        "policy",
        "poddisruptionbudgets",
      ],
      [
        "apiextensions.k8s.io",
        "customresourcedefinitions",
      ],
      [
        "karpenter.sh",
        "nodepools nodeclaims",
      ],
      [
        "kustomize.toolkit.fluxcd.io",
        "kustomizations",
      ],
      [
        "helm.toolkit.fluxcd.io",
        "helmreleases",
      ],
      [
        "source.toolkit.fluxcd.io",
        "buckets gitrepositories helmcharts helmrepositories ocirepositories",
      ],
    ]
  `);
});
