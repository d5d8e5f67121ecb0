import { AdmissionPolicy, productionPodAccess } from '../../../lib/kubernetes';
import { AdmissionControl } from '../../../lib/testing/admission/admission-control';
import { connectionTo, creationOf, personIn, updateOf } from '../../../lib/testing/admission/request';
import { objectsOf } from '../rendering';
import { imageDigestsCases, imageRegistriesCases } from './cases/images';
import { operationalChangesCases, productionPodAccessCases, protectedObjectsCases } from './cases/people';
import {
  containerRequestsCases,
  defaultServiceAccountTokensCases,
  droppedCapabilitiesCases,
  hostPathsCases,
  nodeAgentsCases,
} from './cases/pods';
import { ingressHostsCases, loadBalancersCases, nodePortsCases } from './cases/traffic';
import { productionReplicasCases, requiredLabelsCases } from './cases/workloads';
import { holdersOf, LABEL_DOMAIN, type PolicyCases } from './samples';

const CASES: readonly PolicyCases[] = [
  containerRequestsCases,
  defaultServiceAccountTokensCases,
  droppedCapabilitiesCases,
  hostPathsCases,
  imageDigestsCases,
  imageRegistriesCases,
  ingressHostsCases,
  loadBalancersCases,
  nodeAgentsCases,
  nodePortsCases,
  operationalChangesCases,
  productionPodAccessCases,
  productionReplicasCases,
  protectedObjectsCases,
  requiredLabelsCases,
];

const NAMESPACES = {
  checkout: { annotations: { [`${LABEL_DOMAIN}/ingress-domain`]: 'shop.dev.acme.example' } },
  default: {},
  'kube-system': {},
  monitoring: { labels: { 'app.kubernetes.io/part-of': 'platform' } },
  'node-agents': { labels: { 'app.kubernetes.io/part-of': 'platform' } },
  sandbox: {},
};

function controlBy({ policy }: PolicyCases): AdmissionControl {
  const objects = objectsOf((scope) => {
    new AdmissionPolicy(scope, 'Policy', { policy, validationActions: ['Deny', 'Audit'] });
  });
  return new AdmissionControl(objects, NAMESPACES);
}

describe.each(CASES.map((cases) => [cases.policy.name, cases] as const))('the policy %s', (_, cases) => {
  const control = controlBy(cases);
  const messagesFor = (request: Parameters<AdmissionControl['refusals']>[0]) =>
    control.refusals(request).map(({ message }) => message);

  test.each(Object.entries(cases.passes))('lets pass: %s', (_, request) => {
    expect(messagesFor(request)).toEqual([]);
  });

  test.each(Object.entries(cases.refuses))('fails when there is: %s', (_, [request, ...messages]) => {
    expect(messagesFor(request)).toEqual(messages);
  });
});

/** A pod that no policy for pods likes. */
const WORST = {
  serviceAccountName: undefined,
  containers: [{ name: 'api', image: 'nginx' }],
  volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }],
};

/** Each kind with a good pod and with the worst one. */
const KINDS = holdersOf({}).flatMap((good, index) => {
  const bad = holdersOf(WORST)[index];
  return bad === undefined ? [] : [[good.kind, good, bad] as const];
});

test.each(KINDS.filter(([kind]) => kind !== 'Pod'))('a new %s says what it is and whose', (_, good) => {
  const control = controlBy(requiredLabelsCases);
  const { metadata, ...nameless } = good;
  const messages = control.refusals(creationOf({ ...nameless, metadata: { ...metadata, labels: {} } }));
  expect(messages.map(({ policy }) => policy)).toEqual(['required-labels']);
  expect(control.refusals(creationOf(good))).toEqual([]);
});

test('a text of ours reaches CEL as it is, whatever it holds', () => {
  const group = `it's "a\\b" and $\{c}`;
  const control = controlBy({ ...productionPodAccessCases, policy: productionPodAccess({ breakGlassGroup: group }) });
  const exec = (...groups: string[]) => connectionTo('pods/exec', 'checkout', 'api-0', personIn(...groups));
  expect(control.refusals(exec(group))).toEqual([]);
  expect(control.refusals(exec())).toEqual([
    { policy: 'production-pod-access', message: `in production pods/exec of checkout/api-0 needs the group ${group}` },
  ]);
});

const POD_POLICIES = [
  'container-requests',
  'default-service-account-tokens',
  'dropped-capabilities',
  'host-paths',
  'image-digests',
  'image-registries',
];

describe('the policies for pods', () => {
  const controls = CASES.filter(({ policy }) => POD_POLICIES.includes(policy.name)).map(controlBy);
  const refusing = (request: ReturnType<typeof creationOf>) =>
    controls.flatMap((control) => control.refusals(request).map(({ policy }) => policy));

  test.each(KINDS)('judge the pods of a new %s', (_, good, bad) => {
    expect(refusing(creationOf(bad))).toEqual(POD_POLICIES);
    expect(refusing(creationOf(good))).toEqual([]);
  });

  test.each(KINDS)('judge a %s whose pods change', (_, good, bad) => {
    expect(refusing(updateOf(good, bad))).toEqual(POD_POLICIES);
  });

  test.each(KINDS)('leave alone a %s that was there before them, as long as its pods do not change', (_, __, bad) => {
    const finalized = { ...bad, metadata: { ...bad.metadata, finalizers: [] }, status: {} };
    expect(refusing(updateOf(bad, finalized))).toEqual([]);
  });

  test('judge nothing in the namespaces of Kubernetes itself', () => {
    for (const { metadata, ...object } of holdersOf(WORST)) {
      const inside = { ...object, metadata: { ...metadata, namespace: 'kube-system' } };
      expect(refusing(creationOf(inside))).toEqual([]);
    }
  });
});
