import type { JsonObject } from '../../lib/yaml';
import { container, deployment, type RiskCase, tf } from './risk-case';
import { object } from './sample';

const role = (verbs: readonly string[]) =>
  object('rbac.authorization.k8s.io/v1', 'ClusterRole', {
    rules: [{ apiGroups: ['apps'], resources: ['deployments'], verbs }],
  });
const binding = (names: readonly string[]) =>
  object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
    subjects: names.map((name) => ({ kind: 'Group', name })),
  });
const policy = (...statements: readonly JsonObject[]) =>
  tf('aws_iam_role_policy', { name: 'a', role: 'r', policy: JSON.stringify({ Statement: statements }) });
const allow = (action: string | readonly string[], more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action: action,
  Resource: 'arn:aws:s3:::logs/*',
  ...more,
});
const networkPolicy = (spec: JsonObject) => object('networking.k8s.io/v1', 'NetworkPolicy', { spec }, 'shop');
const ingressRule = (cidr: string) =>
  tf('aws_vpc_security_group_ingress_rule', {
    security_group_id: 'g',
    cidr_ipv4: cidr,
    ip_protocol: 'tcp',
    from_port: 443,
    to_port: 443,
  });
const cluster = (isPublic: boolean) =>
  tf('aws_eks_cluster', { name: 'a', vpc_config: { endpoint_public_access: isPublic } });
const admission = (actions: readonly string[]) =>
  object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', {
    spec: { validationActions: actions },
  });
const held = (level: string) =>
  object('v1', 'Namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': level } } });

const changed = { kind: 'changed' } as const;

/** One that fires and one that does not, for each rule about access. */
export const EXPOSURE_CASES: readonly RiskCase[] = [
  {
    rule: 'rbac-widened',
    title: 'a role may do more',
    before: role(['get']),
    after: role(['get', 'delete']),
    reasons: ['allows delete deployments.apps'],
    risk: 'widens-access',
    ...changed,
  },
  {
    rule: 'rbac-widened',
    title: 'a role is given to one more',
    before: binding(['dev']),
    after: binding(['dev', 'ops']),
    reasons: ['gives ClusterRole view to Group ops'],
    risk: 'widens-access',
    ...changed,
  },
  {
    rule: 'rbac-widened',
    title: 'a role may do less',
    before: role(['get', 'delete']),
    after: role(['get']),
    reasons: [],
    risk: 'routine',
    ...changed,
  },
  {
    rule: 'iam-widened',
    title: 'a policy allows one action more',
    before: policy(allow('s3:GetObject')),
    after: policy(allow(['s3:GetObject', 's3:DeleteObject'])),
    reasons: ['allows s3:DeleteObject on arn:aws:s3:::logs/*'],
    risk: 'widens-access',
    ...changed,
  },
  {
    rule: 'iam-widened',
    title: 'a policy loses its condition',
    before: policy(allow('s3:GetObject', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
    after: policy(allow('s3:GetObject')),
    reasons: ['allows s3:GetObject on arn:aws:s3:::logs/*'],
    risk: 'widens-access',
    ...changed,
  },
  {
    rule: 'iam-widened',
    title: 'a policy no longer denies',
    before: policy({ Effect: 'Deny', Action: 's3:*', Resource: '*' }),
    after: policy(),
    reasons: ['no longer denies s3:* on *'],
    risk: 'widens-access',
    ...changed,
  },
  {
    rule: 'iam-widened',
    title: 'a role trusts one more',
    before: tf('aws_iam_role', { name: 'a', assume_role_policy: JSON.stringify({ Statement: [] }) }),
    after: tf('aws_iam_role', {
      name: 'a',
      assume_role_policy: JSON.stringify({
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: ['222222222222'] } }],
      }),
    }),
    reasons: ['allows sts:AssumeRole to 222222222222'],
    risk: 'widens-access',
    ...changed,
  },
  {
    rule: 'iam-widened',
    title: 'a role loses its boundary',
    before: tf('aws_iam_role', { name: 'a', permissions_boundary: 'b' }),
    after: tf('aws_iam_role', { name: 'a' }),
    reasons: ['loses its permissions boundary'],
    risk: 'widens-access',
    ...changed,
  },
  {
    rule: 'iam-widened',
    title: 'a policy says the same in another order',
    before: policy(allow(['s3:GetObject', 's3:PutObject'])),
    after: policy(allow('s3:PutObject'), allow('s3:GetObject')),
    reasons: [],
    risk: 'routine',
    ...changed,
  },
  {
    rule: 'network-policy-widened',
    title: 'a network policy is removed',
    before: networkPolicy({ podSelector: {}, policyTypes: ['Ingress'] }),
    reasons: ['the pods that it chose are isolated no more'],
    risk: 'widens-access',
    kind: 'removed',
  },
  {
    rule: 'network-policy-widened',
    title: 'one more may come in',
    before: networkPolicy({ policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] }),
    after: networkPolicy({
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: {} }, { namespaceSelector: {} }] }],
    }),
    reasons: ['ingress allows a peer or port more'],
    risk: 'widens-access',
    ...changed,
  },
  {
    rule: 'network-policy-widened',
    title: 'one fewer may come in',
    before: networkPolicy({ policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] }),
    after: networkPolicy({ policyTypes: ['Ingress'], ingress: [] }),
    reasons: [],
    risk: 'routine',
    ...changed,
  },
  {
    rule: 'security-group-widened',
    title: 'the internet is let in',
    after: ingressRule('0.0.0.0/0'),
    reasons: ['allows tcp 443 with 0.0.0.0/0'],
    risk: 'widens-access',
    kind: 'added',
  },
  {
    rule: 'security-group-widened',
    title: 'a rule is removed',
    before: ingressRule('0.0.0.0/0'),
    reasons: [],
    risk: 'routine',
    kind: 'removed',
  },
  {
    rule: 'public-endpoint',
    title: 'the API server goes on the internet',
    before: cluster(false),
    after: cluster(true),
    reasons: ['the API server is on the internet'],
    risk: 'widens-access',
    ...changed,
  },
  {
    rule: 'public-endpoint',
    title: 'the block of public access is removed',
    before: tf('aws_s3_bucket_public_access_block', { bucket: 'b', block_public_acls: true }),
    reasons: ['public access is blocked no more'],
    risk: 'widens-access',
    kind: 'removed',
  },
  {
    rule: 'public-endpoint',
    title: 'the API server leaves the internet',
    before: cluster(true),
    after: cluster(false),
    reasons: [],
    risk: 'routine',
    ...changed,
  },
  {
    rule: 'admission-loosened',
    title: 'a policy only warns',
    before: admission(['Deny']),
    after: admission(['Warn']),
    reasons: ['it denies no more, and only tells'],
    risk: 'widens-access',
    ...changed,
  },
  {
    rule: 'admission-loosened',
    title: 'a namespace takes privileged pods',
    before: held('restricted'),
    after: held('privileged'),
    reasons: ['pods are held to privileged, no longer to restricted'],
    risk: 'widens-access',
    ...changed,
  },
  {
    rule: 'admission-loosened',
    title: 'a policy begins to deny',
    before: admission(['Warn']),
    after: admission(['Deny']),
    reasons: [],
    risk: 'routine',
    ...changed,
  },
  {
    rule: 'pod-privileges-widened',
    title: 'a container becomes privileged',
    before: deployment({ replicas: 2, ...container({}) }),
    after: deployment({ replicas: 2, ...container({ securityContext: { privileged: true } }) }),
    reasons: ['app is privileged'],
    risk: 'widens-access',
    ...changed,
  },
  {
    rule: 'pod-privileges-widened',
    title: 'a container may no longer write its own files',
    before: deployment({ replicas: 2, ...container({ securityContext: { readOnlyRootFilesystem: false } }) }),
    after: deployment({ replicas: 2, ...container({ securityContext: { readOnlyRootFilesystem: true } }) }),
    reasons: [],
    risk: 'routine',
    ...changed,
  },
];
