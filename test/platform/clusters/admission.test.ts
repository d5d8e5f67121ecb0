import { pinnedImage } from '../../../lib/environment';
import { AdmissionControl, policyFaults } from '../../../lib/testing/admission/admission-control';
import type { NamespaceMetadata, Namespaces } from '../../../lib/testing/admission/matching';
import { bindingsIn, policiesIn } from '../../../lib/testing/admission/policy-objects';
import { creationOf, deletionOf, personIn, serviceAccount, updateOf } from '../../../lib/testing/admission/request';
import { type KubernetesObject, objectKey, parseObjects } from '../../../lib/testing/kubernetes-objects';
import { container, deployment, holdersOf, pod } from '../../kubernetes/admission/samples';
import { allEnvironments, renderAll } from '../render-all';

/** A cluster with everything that is rendered for it. */
interface RenderedCluster {
  readonly name: string;
  readonly objects: readonly KubernetesObject[];
  readonly control: AdmissionControl;
}

/** Those that no component renders. */
const BROUGHT = ['amazon-guardduty', 'argocd', 'cert-manager', 'default', 'external-dns', 'flux-system', 'kube-system'];

const clusters = renderAll().flatMap(({ files, manifest }) => {
  const names = [...new Set(manifest.components.map(({ cluster }) => cluster))];
  return names.map((name): RenderedCluster => {
    const inside = [...files].filter(
      ([file]) => file.startsWith(`clusters/${name}/`) && !file.endsWith('/kustomization.yaml'),
    );
    const objects = inside.flatMap(([, text]) => parseObjects(text));
    return { name, objects, control: new AdmissionControl(objects, namespacesOf(objects)) };
  });
});

function namespacesOf(objects: readonly KubernetesObject[]): Namespaces {
  const rendered = objects.filter(({ kind }) => kind === 'Namespace');
  return Object.fromEntries([
    ...BROUGHT.map((name): [string, NamespaceMetadata] => [name, {}]),
    ...rendered.map(({ metadata }): [string, NamespaceMetadata] => [metadata.name, metadata]),
  ]);
}

const FLUX = serviceAccount('flux-system', 'platform-reconciler');
const ARGO_CD = serviceAccount('argocd', 'argocd-application-controller');

/** What there is against objects when an agent makes them: the object, the policy, and what it says. */
function refusals({ control }: RenderedCluster, objects: readonly KubernetesObject[]): string[] {
  return objects.flatMap((object) =>
    control
      .refusals(creationOf(object, FLUX))
      .map(({ policy, message }) => `${objectKey(object)}: ${policy}: ${message}`),
  );
}

function clusterNamed(name: string): RenderedCluster {
  const cluster = clusters.find((one) => one.name === name);
  if (cluster === undefined) throw new Error(`no cluster ${name}`);
  return cluster;
}

/** Every policy of a cluster, with what it does and where it does not hold; clusters that are alike are told once. */
function summary(): string {
  const byText = new Map<string, string[]>();
  for (const { name, objects } of clusters) {
    const text = bindingsIn(objects)
      .map(({ spec: { policyName, validationActions, matchResources } }) => {
        const exempt = matchResources?.namespaceSelector.matchExpressions.flatMap(({ values }) => values) ?? [];
        return `${policyName}: ${validationActions.join(', ')}; not in: ${exempt.join(', ') || '-'}`;
      })
      .join('\n');
    byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  return `\n${[...byText].map(([text, names]) => `=== ${names.join(', ')}\n${text}`).join('\n\n')}\n`;
}

test('the component admission-policies is as reviewed', () => {
  expect(summary()).toMatchSnapshot();
});

describe.each(clusters.map((cluster) => [cluster.name, cluster] as const))('in the cluster %s', (_, cluster) => {
  const { objects, control } = cluster;

  test('the API server takes every policy', () => {
    expect(policyFaults(objects)).toEqual([]);
    expect(policiesIn(objects).length).toBeGreaterThanOrEqual(12);
  });

  test('everything that is rendered passes every policy', () => {
    expect(refusals(cluster, objects)).toEqual([]);
    for (const object of objects) {
      expect(control.refusals(updateOf(object, object, { user: FLUX }))).toEqual([]);
      expect(control.refusals(deletionOf(object, FLUX))).toEqual([]);
      expect(control.refusals(deletionOf(object, ARGO_CD))).toEqual([]);
    }
  });

  test('every image that is pinned may run', () => {
    const environment = allEnvironments().find(({ clusters: ofIt }) => ofIt.some(({ name }) => name === cluster.name));
    if (environment === undefined) throw new Error(`${cluster.name} is in no environment`);
    const images = Object.keys(environment.versions.images).map((image) => pinnedImage(environment, image));
    expect(images.length).toBeGreaterThan(5);
    const pods = images.map((image) => pod({ containers: [container({ image })] }, { namespace: 'monitoring' }));
    expect(refusals(cluster, pods)).toEqual([]);
  });

  test('nothing that the cluster needs to mend itself is judged', () => {
    const judged = policiesIn(objects).flatMap(({ spec }) =>
      spec.matchConstraints.resourceRules.flatMap(({ resources }) => resources),
    );
    for (const resource of ['nodes', 'leases', 'events', 'endpointslices', 'secrets', 'configmaps', 'replicasets']) {
      expect(judged).not.toContain(resource);
    }
    const worst = { containers: [{ name: 'api' }], volumes: [{ name: 'root', hostPath: { path: '/' } }] };
    for (const namespace of ['amazon-guardduty', 'argocd', 'flux-system', 'kube-system']) {
      const pods = holdersOf(worst).map((object) => ({ ...object, metadata: { ...object.metadata, namespace } }));
      expect(refusals(cluster, pods)).toEqual([]);
    }
  });
});

describe('what is rendered wrongly is found', () => {
  const bad = deployment(
    { containers: [{ name: 'api', image: 'nginx' }] },
    { replicas: 1 },
    { namespace: 'monitoring' },
  );

  test('by every policy that holds there', () => {
    const policies = (cluster: string) =>
      clusterNamed(cluster)
        .control.refusals(creationOf(bad, FLUX))
        .map(({ policy }) => policy);
    const everywhere = ['container-requests', 'dropped-capabilities', 'image-digests', 'image-registries'];
    expect(policies('dev-a')).toEqual(everywhere);
    expect(policies('prod-a')).toEqual([...everywhere, 'production-replicas']);
  });

  test('with its name', () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
    expect(refusals(clusterNamed('staging-a'), [namespace])).toEqual([
      'core/Namespace/-/shop: required-labels: labels that are missing or empty: app.kubernetes.io/name, platform.acme.example/owner',
    ]);
  });
});

describe('people', () => {
  const { control, objects } = clusterNamed('prod-a');
  const rescuer = personIn('platform:break-glass');
  const guarded = objects.filter(({ kind }) => ['Namespace', 'NodeClass', 'NodePool', 'StorageClass'].includes(kind));

  test.each(guarded.map((object) => [objectKey(object), object] as const))('do not delete %s', (_, object) => {
    expect(control.refusals(deletionOf(object)).map(({ policy }) => policy)).toEqual(['protected-objects']);
    expect(control.refusals(deletionOf(object, rescuer))).toEqual([]);
  });

  test.each(['dev-a', 'staging-a', 'prod-a'])('change nothing but what an operation takes in %s', (name) => {
    const cluster = clusterNamed(name);
    const inMonitoring = (ofPod: object) => deployment({ ...ofPod }, {}, { namespace: 'monitoring' });
    const isRefused = (user = personIn('team:platform')) => {
      const request = updateOf(inMonitoring({}), inMonitoring({ priorityClassName: 'mine' }), { user });
      return cluster.control.refusals(request).some(({ policy }) => policy === 'operational-changes');
    };
    const actions = bindingsIn(cluster.objects).find(({ spec }) => spec.policyName === 'operational-changes');

    expect(actions?.spec.validationActions).toEqual(['Deny', 'Audit']);
    expect([isRefused(), isRefused(personIn('team:checkout')), isRefused(rescuer)]).toEqual([true, true, false]);
  });
});
