import { names } from '../../lib/environment';
import type { RenderedTree } from '../../lib/tree';
import { type KubernetesObject, parseObjects } from '../../lib/testing/kubernetes-objects';
import { may, roleNamesOf, wish } from '../../lib/testing/rbac';
import { teams } from '../../platform/tenants';
import { NODE_AGENTS } from '../../platform/clusters/node-agents';
import { renderAll } from './render-all';

/**
 * What the AWS Foundational Security Best Practices (EKS.n) and the CIS Amazon EKS Benchmark (section numbers) ask for
 * and a render can prove, in every environment. What they ask of running nodes is AWS's part in EKS Auto Mode.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html
 * @see https://www.cisecurity.org/benchmark/amazon_web_services
 */

/** The oldest Kubernetes minor that is in standard support in November 2026. @see https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html */
const OLDEST_SUPPORTED_MINOR = 34;

const RBAC_GROUP = 'rbac.authorization.k8s.io';

interface Resource {
  readonly place: string;
  readonly type: string;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

type WithSpec = KubernetesObject & { readonly spec?: Readonly<Record<string, unknown>> };

const trees = renderAll();
const resources = trees.flatMap(resourcesOf);
const objects = trees.flatMap(objectsOf);
const namespaces = objects.filter(({ object }) => object.kind === 'Namespace');

function ofType(type: string): Resource[] {
  const found = resources.filter((resource) => resource.type === type);
  if (found.length === 0) throw new Error(`no environment renders ${type}: there is nothing to prove`);
  return found;
}

const clusters = ofType('aws_eks_cluster');

describe.each(clusters)('$place', ({ body }) => {
  test('EKS.1, CIS 5.4: its API server is reached from inside the VPC only', () => {
    expect(body.vpc_config).toMatchObject({ endpoint_private_access: true, endpoint_public_access: false });
  });

  test('EKS.2: its Kubernetes version is in standard support', () => {
    expect(Number(textOf(body, 'version').split('.')[1])).toBeGreaterThanOrEqual(OLDEST_SUPPORTED_MINOR);
  });

  test('EKS.3, CIS 5.3: its secrets are encrypted with a key of our own', () => {
    expect(body.encryption_config).toMatchObject({
      resources: ['secrets'],
      provider: { key_arn: expect.stringMatching(/^\$\{aws_kms_key\.\w+\.arn\}$/) as string },
    });
  });

  test('EKS.8, CIS 2.1: its audit log is on, with the other four', () => {
    expect(body.enabled_cluster_log_types).toEqual(['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']);
  });

  test('CIS 5.5: people get in by access entries, and nobody by having made it', () => {
    expect(body.access_config).toEqual({
      authentication_mode: 'API',
      bootstrap_cluster_creator_admin_permissions: false,
    });
  });
});

test('CIS 5.3: every key is rotated', () => {
  expect(ofType('aws_kms_key').filter(({ body }) => body.enable_key_rotation !== true)).toEqual([]);
});

test('CIS 2.1: every log group keeps its logs for a stated time, encrypted', () => {
  const open = ofType('aws_cloudwatch_log_group').filter(
    ({ body }) => !(Number(body.retention_in_days) > 0 && 'kms_key_id' in body),
  );
  expect(open).toEqual([]);
});

test('CIS 2.1: production keeps its audit logs for a year', () => {
  const audit = ofType('aws_cloudwatch_log_group').filter(
    ({ place, name }) => place.startsWith('prod/') && /^(?:control_plane_logs|audit)/.test(name),
  );
  expect(audit.length).toBeGreaterThanOrEqual(3);
  expect(audit.filter(({ body }) => !(Number(body.retention_in_days) >= 365))).toEqual([]);
});

test('CIS 4.1: only break-glass and nodes have rights by AWS, and only break-glass all of them', () => {
  const policies = ofType('aws_eks_access_policy_association').map(
    ({ name, body }) => `${name}: ${textOf(body, 'policy_arn').split('/').at(-1)}`,
  );
  expect([...new Set(policies)].sort()).toEqual([
    'break_glass: AmazonEKSClusterAdminPolicy',
    'node: AmazonEKSAutoNodePolicy',
  ]);
});

test('CIS 4.1: no role of Kubernetes is bound to cluster-admin, and none has a wildcard', () => {
  const rbac = objects.filter(({ object }) => object.apiVersion.startsWith('rbac.authorization.k8s.io/'));
  expect(rbac.length).toBeGreaterThan(0);
  expect(rbac.filter(({ object }) => /cluster-admin|"\*"|system:masters/.test(JSON.stringify(object)))).toEqual([]);
});

test('CIS 4.1: no team reads Secrets, makes pods, speaks for others, or changes who may do what', () => {
  const rbac = objects.map(({ object }) => object);
  const rights = [
    ...['get', 'list', 'watch'].map((verb) => `${verb} secrets`),
    ...['create', 'patch', 'update'].map((verb) => `${verb} pods`),
    ...['get', 'create'].map((verb) => `${verb} nodes/proxy`),
    ...['users', 'groups', 'serviceaccounts'].map((resource) => `impersonate ${resource}`),
    ...['bind', 'create', 'escalate', 'patch', 'update'].map((verb) => `${verb} clusterroles.${RBAC_GROUP}`),
    ...['create', 'patch', 'update'].map((verb) => `${verb} clusterrolebindings.${RBAC_GROUP}`),
    'create serviceaccounts/token',
    'create persistentvolumes',
    'update certificatesigningrequests.certificates.k8s.io/approval',
    'patch validatingwebhookconfigurations.admissionregistration.k8s.io',
    'patch validatingadmissionpolicies.admissionregistration.k8s.io',
  ];
  const groups = teams.map(({ name }) => names.teamGroup(name));
  expect(groups.flatMap((group) => roleNamesOf(rbac, group)).length).toBeGreaterThan(0);
  expect(rights.filter((right) => groups.some((group) => may(rbac, group, wish(right))))).toEqual([]);
});

test('CIS 4.2: every namespace enforces the strictest Pod Security level, but that of the agents that read their node', () => {
  const levelOf = ({ metadata }: KubernetesObject) =>
    (Reflect.get(metadata, 'labels') as Record<string, string>)['pod-security.kubernetes.io/enforce'];
  const isOfNode = ({ metadata }: KubernetesObject) => metadata.name === NODE_AGENTS.namespace;
  const [ofNode, others] = [true, false].map((wanted) =>
    namespaces.filter(({ object }) => isOfNode(object) === wanted).map(({ object }) => levelOf(object)),
  );

  expect(new Set(ofNode)).toEqual(new Set(['privileged']));
  expect(new Set(others)).toEqual(new Set(['restricted']));
});

test('CIS 4.3: every namespace denies by default what it does not allow', () => {
  const closed = objects.filter(({ object }) => object.kind === 'NetworkPolicy' && deniesAll(object));
  const places = (list: typeof objects, name: (object: WithSpec) => string | undefined) =>
    list.map(({ place, object }) => `${place}/${name(object) ?? ''}`).sort();

  expect(places(closed, ({ metadata }) => metadata.namespace)).toEqual(
    places(namespaces, ({ metadata }) => metadata.name),
  );
});

test('CIS 4.5: nothing of ours is in the namespace default', () => {
  expect(objects.filter(({ object }) => object.metadata.namespace === 'default')).toEqual([]);
});

test('CIS 5.1: images are scanned when they are pushed, and no tag is pushed twice', () => {
  for (const { body } of ofType('aws_ecr_repository')) {
    expect(body).toMatchObject({
      image_scanning_configuration: { scan_on_push: true },
      image_tag_mutability: 'IMMUTABLE',
    });
  }
});

test('CIS 5.1: nodes only pull images', () => {
  const ofNodes = ofType('aws_iam_role_policy_attachment').filter(({ name }) => name.startsWith('node_'));
  const policies = new Set(ofNodes.map(({ body }) => textOf(body, 'policy_arn').split('/').at(-1)));
  expect(policies).toEqual(new Set(['AmazonEC2ContainerRegistryPullOnly', 'AmazonEKSWorkerNodeMinimalPolicy']));
});

test('CIS 5.2: workloads have a role each, and a service account for it', () => {
  const associations = ofType('aws_eks_pod_identity_association');
  const accounts = associations.map(({ place, body }) =>
    [place, textOf(body, 'namespace'), textOf(body, 'service_account')].join('/'),
  );
  const roles = associations.map(({ place, body }) => `${place}/${textOf(body, 'role_arn')}`);

  expect([new Set(accounts).size, new Set(roles).size]).toEqual([accounts.length, roles.length]);
  expect(associations.filter(({ body }) => body.service_account === 'default')).toEqual([]);
});

test('CIS 5.4: no subnet gives public addresses by itself', () => {
  expect(ofType('aws_subnet').filter(({ body }) => body.map_public_ip_on_launch !== false)).toEqual([]);
});

test('EC2.2: the default security group of every network is empty', () => {
  for (const { body } of ofType('aws_default_security_group')) {
    expect([body.ingress ?? [], body.egress ?? []]).toEqual([[], []]);
  }
});

test('no policy allows everything, or everybody', () => {
  const policies = resources.flatMap(({ place, type, name, body }) =>
    ['policy', 'assume_role_policy', 'policy_document', 'access_policy'].flatMap((attribute) => {
      const text = body[attribute];
      if (typeof text !== 'string' || !text.includes('"Statement"')) return [];
      const { Statement } = JSON.parse(text) as { Statement: readonly Record<string, unknown>[] };
      return Statement.map((statement) => ({ place, address: `${type}.${name}`, statement }));
    }),
  );
  const allowing = policies.filter(({ statement }) => statement['Effect'] === 'Allow');
  expect(allowing.length).toBeGreaterThan(100);
  const wide = allowing.filter(({ statement }) => {
    const { Action, Principal, NotAction, NotPrincipal } = statement;
    const everybody = JSON.stringify(Principal ?? '').includes('"*"');
    return everybody || [Action].flat().includes('*') || NotAction !== undefined || NotPrincipal !== undefined;
  });
  expect(wide).toEqual([]);
});

function textOf(body: Resource['body'], attribute: string): string {
  return String(body[attribute]);
}

function resourcesOf({ manifest, files }: RenderedTree): Resource[] {
  return manifest.layers.flatMap(({ name: layer, path }) => {
    const json = JSON.parse(files.get(`${path}/cdk.tf.json`) ?? '{}') as {
      resource: Record<string, Record<string, Resource['body']>>;
    };
    return Object.entries(json.resource).flatMap(([type, members]) =>
      Object.entries(members).map(([name, body]) => ({ place: `${manifest.environment}/${layer}`, type, name, body })),
    );
  });
}

function objectsOf({ manifest, files }: RenderedTree): { place: string; object: WithSpec }[] {
  return manifest.resources.flatMap((record) => {
    if (record.half === 'terraform') return [];
    const parsed: WithSpec[] = parseObjects(files.get(record.file) ?? '');
    return parsed.map((object) => ({ place: record.cluster, object }));
  });
}

/** Selects every pod, speaks of both directions, and allows none. */
function deniesAll({ spec = {} }: WithSpec): boolean {
  const { podSelector, policyTypes, ingress, egress } = spec;
  const everyPod = JSON.stringify(podSelector) === '{}';
  return (
    everyPod && JSON.stringify(policyTypes) === '["Ingress","Egress"]' && ingress === undefined && egress === undefined
  );
}
