import { AdmissionPolicy } from '../../../lib/kubernetes';
import { AdmissionControl } from '../../../lib/testing/admission/admission-control';
import { creationOf } from '../../../lib/testing/admission/request';
import { objectsOf } from '../rendering';
import { imageDigestsCases, imageRegistriesCases } from './cases/images';
import { productionPodAccessCases, protectedObjectsCases } from './cases/people';
import {
  containerRequestsCases,
  defaultServiceAccountTokensCases,
  droppedCapabilitiesCases,
  hostPathsCases,
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
  nodePortsCases,
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

  test.each(holdersOf(WORST).map((object) => [object.kind, object] as const))('judge the pods of a %s', (_, object) => {
    expect(refusing(creationOf(object))).toEqual(POD_POLICIES);
  });

  test.each(holdersOf({}).map((object) => [object.kind, object] as const))('let pass a good %s', (_, object) => {
    expect(refusing(creationOf(object))).toEqual([]);
  });

  test('judge nothing in the namespaces of Kubernetes itself', () => {
    for (const { metadata, ...object } of holdersOf(WORST)) {
      const inside = { ...object, metadata: { ...metadata, namespace: 'kube-system' } };
      expect(refusing(creationOf(inside))).toEqual([]);
    }
  });
});
