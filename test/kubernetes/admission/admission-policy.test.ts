import { STAGES } from '../../../lib/environment';
import {
  AdmissionPolicy,
  type AdmissionPolicyProps,
  type PolicyDefinition,
  VALIDATION_ACTIONS,
} from '../../../lib/kubernetes';
import { objectOf, sampleComponent } from '../rendering';

const POLICY: PolicyDefinition = {
  name: 'short-names',
  description: 'Names are short.',
  resources: [
    { group: '', resources: ['configmaps'], operations: ['CREATE'] },
    { group: 'autoscaling', version: 'v2', resources: ['horizontalpodautoscalers'], operations: ['CREATE', 'UPDATE'] },
  ],
  conditions: { 'is-named': 'has(object.metadata.name)' },
  variables: { name: 'object.metadata.name', length: 'size(variables.name)' },
  validations: [
    { expression: 'variables.length < 9', message: 'names are short', messageExpression: "'not ' + variables.name" },
    { expression: 'true', message: 'never', messageExpression: "'never'", reason: 'Forbidden' },
  ],
};

const made = (kind: string, props: Partial<AdmissionPolicyProps> = {}) =>
  objectOf(kind, (scope) => {
    new AdmissionPolicy(scope, 'Policy', { policy: POLICY, validationActions: ['Deny', 'Audit'], ...props });
  });

const policy = (props?: Partial<AdmissionPolicyProps>) => made('ValidatingAdmissionPolicy', props);
const binding = (props?: Partial<AdmissionPolicyProps>) => made('ValidatingAdmissionPolicyBinding', props);

describe('an admission policy', () => {
  test('is an object of the API server, and fails closed', () => {
    const { apiVersion, metadata, spec } = policy();
    expect(apiVersion).toBe('admissionregistration.k8s.io/v1');
    expect(metadata).toMatchObject({
      name: 'short-names',
      annotations: { 'kubernetes.io/description': 'Names are short.' },
    });
    expect(spec).toMatchObject({ failurePolicy: 'Fail' });
  });

  test('looks at what its definition names', () => {
    expect(policy().spec).toMatchObject({
      matchConstraints: {
        matchPolicy: 'Equivalent',
        resourceRules: [
          { apiGroups: [''], apiVersions: ['v1'], resources: ['configmaps'], operations: ['CREATE'] },
          { apiGroups: ['autoscaling'], apiVersions: ['v2'], operations: ['CREATE', 'UPDATE'] },
        ],
      },
    });
  });

  test('keeps conditions, variables and validations in their order', () => {
    expect(policy().spec).toMatchObject({
      matchConditions: [{ name: 'is-named', expression: 'has(object.metadata.name)' }],
      variables: [
        { name: 'name', expression: 'object.metadata.name' },
        { name: 'length', expression: 'size(variables.name)' },
      ],
      validations: [
        { expression: 'variables.length < 9', message: 'names are short', reason: 'Invalid' },
        { expression: 'true', message: 'never', reason: 'Forbidden' },
      ],
    });
  });

  test('has neither conditions nor variables unless its definition has', () => {
    const { name, description, resources, validations } = POLICY;
    const spec = policy({ policy: { name, description, resources, validations } }).spec as object;
    expect(Object.keys(spec)).not.toEqual(expect.arrayContaining(['matchConditions']));
    expect(Object.keys(spec)).not.toEqual(expect.arrayContaining(['variables']));
  });

  test('knows its own name', () => {
    const made = new AdmissionPolicy(sampleComponent(), 'Policy', {
      policy: POLICY,
      validationActions: ['Audit', 'Warn'],
    });
    expect(made.name).toBe('short-names');
  });
});

describe('the binding of an admission policy', () => {
  test('does what it is told, by the name of the policy', () => {
    const { metadata, spec } = binding({ validationActions: ['Audit', 'Warn'] });
    expect(metadata.name).toBe('short-names');
    expect(spec).toMatchObject({ policyName: 'short-names', validationActions: ['Audit', 'Warn'] });
  });

  test('leaves out the namespaces of Kubernetes itself', () => {
    const { metadata, spec } = binding();
    expect(spec).toMatchObject({
      matchResources: {
        namespaceSelector: {
          matchExpressions: [
            {
              key: 'kubernetes.io/metadata.name',
              operator: 'NotIn',
              values: ['kube-node-lease', 'kube-public', 'kube-system'],
            },
          ],
        },
      },
    });
    expect(metadata.annotations?.['kubernetes.io/description']).toBe(
      'Everywhere but in kube-node-lease, kube-public, kube-system: a policy must not keep the cluster from mending itself.',
    );
  });

  test('leaves out more, and says why', () => {
    const { metadata, spec } = binding({ exempt: [{ name: 'argocd', reason: 'pinned as a whole' }] });
    expect(JSON.stringify(spec)).toContain('["argocd","kube-node-lease","kube-public","kube-system"]');
    expect(metadata.annotations?.['kubernetes.io/description']).toContain('; argocd: pinned as a whole.');
  });

  test('leaves out nothing where the policy holds everywhere', () => {
    const { metadata, spec } = binding({ policy: { ...POLICY, includesSystemNamespaces: true } });
    expect(spec).toEqual({ policyName: 'short-names', validationActions: ['Deny', 'Audit'] });
    expect(metadata.annotations?.['kubernetes.io/description']).toBe('Everywhere.');
  });
});

test('development is told what staging and production refuse, but for the limits of rights', () => {
  const told = ['Audit', 'Warn'];
  const refused = ['Deny', 'Audit'];
  expect(STAGES.map((stage) => VALIDATION_ACTIONS.everywhere[stage])).toEqual([told, refused, refused]);
  expect(STAGES.map((stage) => VALIDATION_ACTIONS.production[stage])).toEqual([undefined, undefined, refused]);
  expect(STAGES.map((stage) => VALIDATION_ACTIONS.always[stage])).toEqual([refused, refused, refused]);
});
