import { AdmissionControl, policyFaults } from '../../lib/testing/admission/admission-control';
import { creationOf, deletionOf, updateOf } from '../../lib/testing/admission/request';
import type { KubernetesObject } from '../../lib/testing/kubernetes-objects';

const VALIDATION = {
  expression: "object.data.key == 'right'",
  message: 'the key is right',
  messageExpression: "'it is ' + object.data.key",
};

const CONFIG_MAPS = {
  apiGroups: [''],
  apiVersions: ['v1'],
  resources: ['configmaps'],
  operations: ['CREATE', 'DELETE'],
};

/** A policy that asks config maps for a right key, with what a test changes, and its binding. */
function seeded(spec: object = {}, binding: object = {}, name = 'seed'): KubernetesObject[] {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const matchConstraints = { matchPolicy: 'Equivalent', resourceRules: [CONFIG_MAPS] };
  const policy = { failurePolicy: 'Fail', matchConstraints, validations: [VALIDATION], ...spec };
  const bound = { policyName: name, validationActions: ['Deny', 'Audit'], ...binding };
  const objects: (KubernetesObject & { spec: object })[] = [
    { apiVersion, kind: 'ValidatingAdmissionPolicy', metadata: { name }, spec: policy },
    { apiVersion, kind: 'ValidatingAdmissionPolicyBinding', metadata: { name }, spec: bound },
  ];
  return objects;
}

const withExpression = (expression: string, variables: object[] = []) =>
  seeded({ variables, validations: [{ ...VALIDATION, expression }] });

const configMap = (data?: object, namespace = 'shop') =>
  ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'one', namespace }, data }) as KubernetesObject;

function messages(objects: KubernetesObject[], request = creationOf(configMap({ key: 'wrong' }))): string[] {
  const namespaces = { shop: { labels: { tier: 'one' } }, other: {} };
  return new AdmissionControl(objects, namespaces).refusals(request).map(({ message }) => message);
}

describe('a policy that cannot be used is found', () => {
  test.each<[string, KubernetesObject[], string]>([
    ['a mistake of syntax', withExpression('object.data.key == '), 'seed › validations[0]: Unexpected token: EOF'],
    [
      'a name that nobody declares',
      withExpression('objekt.data.key == 1'),
      'seed › validations[0]: Unknown variable: objekt',
    ],
    [
      'params, which no policy has',
      withExpression('params == null'),
      'seed › validations[0]: Unknown variable: params',
    ],
    ['a variable that is not there', withExpression('variables.key == 1'), 'seed › validations[0]: No such key: key'],
    ['a field that a request lacks', withExpression('request.user == 1'), 'seed › validations[0]: No such key: user'],
    [
      'a field that a namespace lacks',
      withExpression("namespaceObject.labels['a'] == 'b'"),
      'seed › validations[0]: No such key: labels',
    ],
    [
      'a variable that stands below',
      withExpression('variables.a == 1', [
        { name: 'a', expression: 'variables.b' },
        { name: 'b', expression: '1' },
      ]),
      'seed › a: No such key: b',
    ],
    [
      'types that do not go together',
      withExpression("size(request.name) == 'one'"),
      'seed › validations[0]: no such overload: int == string',
    ],
    ['a validation that gives no bool', withExpression("'yes'"), 'seed › validations[0]: gives string, not bool'],
    [
      'a validation that may give anything',
      withExpression('object.data'),
      'seed › validations[0]: gives dyn, not bool',
    ],
    [
      'a message that is no text',
      seeded({ validations: [{ ...VALIDATION, messageExpression: 'size(object.data)' }] }),
      'seed › validations[0].messageExpression: gives int, not string',
    ],
    [
      'a condition with a variable',
      seeded({
        variables: [{ name: 'a', expression: 'true' }],
        matchConditions: [{ name: 'is-a', expression: 'variables.a' }],
      }),
      'seed › is-a: No such key: a',
    ],
    [
      'a function that Kubernetes lacks',
      withExpression("b'abc'.hex() == object.kind"),
      'seed › validations[0]: calls hex(), which is not listed as one of Kubernetes',
    ],
    [
      'three loops in each other',
      withExpression('object.a.all(a, object.b.all(b, object.c.all(c, a + b + c == 0)))'),
      'seed › validations[0]: has 3 loops in each other',
    ],
    ['a name in capitals', seeded({}, {}, 'Seed'), 'Seed: its name is not a DNS subdomain'],
    [
      'a message of two lines',
      seeded({ validations: [{ ...VALIDATION, message: 'a\nb' }] }),
      'seed: its message is not one line: "a\\nb"',
    ],
    ['nothing to validate', seeded({ validations: [] }), 'seed: validates nothing'],
    ['a policy that fails open', seeded({ failurePolicy: 'Ignore' }), 'seed: lets requests pass that it cannot judge'],
    [
      'all resources',
      seeded({
        matchConstraints: { matchPolicy: 'Equivalent', resourceRules: [{ ...CONFIG_MAPS, resources: ['*'] }] },
      }),
      'seed: matches groups, resources or operations that it does not name',
    ],
    [
      'a field that the helper does not know',
      seeded({ paramKind: { apiVersion: 'v1', kind: 'ConfigMap' } }),
      'seed: has the field paramKind, which the test helper does not know',
    ],
    [
      'a variable with a name of CEL',
      withExpression('true', [{ name: 'in', expression: '1' }]),
      'seed: in is no name of a variable',
    ],
    [
      'a condition that is there twice',
      seeded({
        matchConditions: [
          { name: 'a', expression: 'true' },
          { name: 'a', expression: 'true' },
        ],
      }),
      'seed: has two conditions called a',
    ],
    ['a binding that does nothing', seeded({}, { validationActions: [] }), 'seed: its binding does nothing'],
    [
      'Deny beside Warn',
      seeded({}, { validationActions: ['Deny', 'Warn'] }),
      'seed: its binding both denies and warns',
    ],
    ['a policy without a binding', seeded().slice(0, 1), 'seed: has no binding'],
    ['a binding without a policy', seeded().slice(1), 'seed: binds a policy that is not there'],
  ])('%s', (_, objects, fault) => {
    expect(policyFaults(objects)).toContain(fault);
    expect(() => new AdmissionControl(objects, {})).toThrow(fault);
  });

  test('and one that can be is not', () => {
    expect(policyFaults(seeded())).toEqual([]);
  });
});

describe('a request is judged as the API server judges it', () => {
  test('by the expression, with the message that it makes', () => {
    expect(messages(seeded())).toEqual(['it is wrong']);
    expect(messages(seeded(), creationOf(configMap({ key: 'right' })))).toEqual([]);
  });

  test('by the fixed message where the expression for it fails, or gives two lines', () => {
    const other = (messageExpression: string) => seeded({ validations: [{ ...VALIDATION, messageExpression }] });
    expect(messages(other("'' + object.data.other"))).toEqual(['the key is right']);
    expect(messages(other("'a\\nb'"))).toEqual(['the key is right']);
  });

  test('against it, where it cannot be judged', () => {
    expect(messages(seeded(), creationOf(configMap({})))).toEqual(['cannot be judged: No such key: key']);
  });

  test('by no policy that does not name its operation, its resource or its subresource', () => {
    expect(messages(seeded(), updateOf(configMap(), configMap({})))).toEqual([]);
    expect(messages(seeded(), creationOf({ ...configMap({}), kind: 'Secret' }))).toEqual([]);
    expect(messages(seeded(), { ...creationOf(configMap({})), subresource: 'status' })).toEqual([]);
  });

  test('by no policy whose binding leaves out its namespace', () => {
    const matchExpressions = [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['other'] }];
    const elsewhere = seeded({}, { matchResources: { namespaceSelector: { matchExpressions } } });
    expect(messages(elsewhere)).toEqual(['it is wrong']);
    expect(messages(elsewhere, creationOf(configMap({ key: 'wrong' }, 'other')))).toEqual([]);
  });

  test('by no policy of which one condition is false, whatever the others do', () => {
    const conditions = (...expressions: string[]) =>
      seeded({ matchConditions: expressions.map((expression, index) => ({ name: `c${index}`, expression })) });
    expect(messages(conditions("object.data.other == ''", "object.kind == 'Secret'"))).toEqual([]);
    expect(messages(conditions("object.kind == 'ConfigMap'"))).toEqual(['it is wrong']);
    expect(messages(conditions("object.data.other == ''"))).toEqual(['cannot be judged: No such key: other']);
  });

  test('with variables that are evaluated only when they are asked for', () => {
    const variables = [
      { name: 'fails', expression: 'object.data.other' },
      { name: 'key', expression: 'object.data.key' },
    ];
    expect(messages(withExpression("variables.key == 'right' || true", variables))).toEqual([]);
    expect(messages(withExpression("variables.fails == 'right'", variables))).toEqual([
      'cannot be judged: No such key: other',
    ]);
  });

  test('with the labels of its namespace, and no namespace for what is in none', () => {
    expect(messages(withExpression("namespaceObject.metadata.labels['tier'] == 'one'"))).toEqual([]);
    const inNone = creationOf({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'one' } });
    expect(messages(withExpression("namespaceObject.metadata.name == 'shop'"), inNone)).toEqual([
      "cannot be judged: Variable 'namespaceObject' is not of type '$namespaceObject', got 'null'",
    ]);
  });

  test('with the old object alone when it is deleted', () => {
    const expression = "object == null && oldObject.data.key == 'wrong'";
    expect(messages(withExpression(expression), deletionOf(configMap({ key: 'wrong' })))).toEqual([]);
  });

  test('with whole numbers as integers', () => {
    expect(messages(withExpression('object.data.number >= 2'), creationOf(configMap({ number: 2 })))).toEqual([]);
  });
});
