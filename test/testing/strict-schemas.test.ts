import { schemaProblems } from '../../lib/testing/strict-schemas/schema-problems';
import * as core from './strict-schemas/core-objects';
import * as custom from './strict-schemas/custom-objects';
import { type Path, seeded } from './strict-schemas/seeded';

describe('an object without a mistake has no problem', () => {
  test.each(Object.entries({ ...core, ...custom }))('%s', (_, object) => {
    expect(schemaProblems(object)).toEqual([]);
  });
});

const { deployment, service, policy, namespace, role } = core;
const { application, kustomization, nodeClass, nodePool } = custom;
const POD = ['spec', 'template', 'spec'];
const CONTAINER = [...POD, 'containers', 0];

const UNKNOWN = 'is no field that exists here';

describe('a mistake is found, and its place is told', () => {
  test.each<[string, object, Path, unknown, string]>([
    ['a field too many at the top', deployment, ['sepc'], {}, `sepc: ${UNKNOWN}`],
    [
      'a field too many in an item of a list',
      deployment,
      [...CONTAINER, 'ports', 0, 'targetPort'],
      80,
      `spec.template.spec.containers[0].ports[0].targetPort: ${UNKNOWN}`,
    ],
    [
      'a misspelt field of a pod',
      deployment,
      [...POD, 'serviceAcountName'],
      'web',
      `spec.template.spec.serviceAcountName: ${UNKNOWN}`,
    ],
    ['a wrong type', deployment, ['spec', 'replicas'], '2', 'spec.replicas: must be integer'],
    ['a list for a map', deployment, [...POD, 'nodeSelector'], [], 'spec.template.spec.nodeSelector: must be object'],
    ['a missing field', deployment, ['spec', 'selector'], undefined, 'spec.selector: is missing'],
    [
      'a missing field of an item',
      deployment,
      [...CONTAINER, 'name'],
      undefined,
      'spec.template.spec.containers[0].name: is missing',
    ],
    [
      'a value that is not among those allowed',
      deployment,
      [...POD, 'restartPolicy'],
      'always',
      'spec.template.spec.restartPolicy: must be one of Always, Never, OnFailure',
    ],
    [
      'a quantity in a unit that does not exist',
      deployment,
      [...CONTAINER, 'resources', 'limits', 'memory'],
      '64 MB',
      'spec.template.spec.containers[0].resources.limits.memory: must be number or must match format "quantity"',
    ],
    [
      'a prefix that Kubernetes does not have',
      deployment,
      [...CONTAINER, 'resources', 'limits', 'memory'],
      '64K',
      'spec.template.spec.containers[0].resources.limits.memory: must be number or must match format "quantity"',
    ],
    [
      'a port that is neither number nor name',
      deployment,
      [...CONTAINER, 'livenessProbe', 'httpGet', 'port'],
      true,
      'spec.template.spec.containers[0].livenessProbe.httpGet.port: must be string or must be integer',
    ],
    [
      'a kind that does not exist',
      deployment,
      ['kind'],
      'Deploiment',
      'apps/v1 Deploiment has no schema in lib/testing/strict-schemas/kinds.ts',
    ],
    [
      'an apiVersion that is served no more',
      deployment,
      ['apiVersion'],
      'apps/v1beta1',
      'apps/v1beta1 Deployment has no schema in lib/testing/strict-schemas/kinds.ts',
    ],
    ['a status', deployment, ['status'], {}, 'status: is written by the cluster, never by us'],
    ['no namespace', deployment, ['metadata', 'namespace'], undefined, 'metadata.namespace: is missing'],
    [
      'a namespace at what lies in none',
      namespace,
      ['metadata', 'namespace'],
      'web',
      'metadata.namespace: stands at an object that lies in no namespace',
    ],
    ['no name', namespace, ['metadata', 'name'], undefined, 'metadata.name: is missing'],
    ['what the API server writes', deployment, ['metadata', 'uid'], 'x', `metadata.uid: ${UNKNOWN}`],
    [
      'a field too many of an admission policy',
      policy,
      ['spec', 'validations', 0, 'mesage'],
      'no',
      `spec.validations[0].mesage: ${UNKNOWN}`,
    ],
    [
      'a field too many of a Flux Kustomization',
      kustomization,
      ['spec', 'dependson'],
      [],
      `spec.dependson: ${UNKNOWN}`,
    ],
    [
      'a duration that Flux does not read',
      kustomization,
      ['spec', 'interval'],
      '1 hour',
      'spec.interval: must match pattern "^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$"',
    ],
    [
      'a field too many in the sync policy of an Application',
      application,
      ['spec', 'syncPolicy', 'autoPrune'],
      true,
      `spec.syncPolicy.autoPrune: ${UNKNOWN}`,
    ],
  ])('%s', (_, object, path, value, problem) => {
    expect(schemaProblems(seeded(object, path, value))).toEqual([problem]);
  });

  test('all mistakes of an object are told', () => {
    const twice = seeded(seeded(deployment, ['metadata', 'name'], 'Web'), [...CONTAINER, 'imge'], 'x');
    expect(schemaProblems(seeded(twice, ['spec', 'replicas'], '2'))).toEqual([
      'metadata.name: is no DNS subdomain of at most 253 characters',
      'spec.replicas: must be integer',
      `spec.template.spec.containers[0].imge: ${UNKNOWN}`,
    ]);
  });

  test.each([[null], ['text'], [{ kind: 'Namespace' }]])('%j is no object of Kubernetes', (value) => {
    expect(schemaProblems(value)).not.toEqual([]);
  });
});

describe('a name that its kind cannot have is found', () => {
  test.each<[string, object, string, string]>([
    ['too long for a namespace', namespace, 'a'.repeat(64), 'DNS label of at most 63 characters'],
    ['two labels for a namespace', namespace, 'a.b', 'DNS label of at most 63 characters'],
    ['a digit first for a service', service, '1a', 'DNS label of at most 63 characters that starts with a letter'],
    ['an underscore', deployment, 'a_b', 'DNS subdomain of at most 253 characters'],
    ['a slash in a role', role, 'a/b', 'path segment: "/" and "%" are not allowed, nor the names "." and ".."'],
    ['too long for a label of nodes', nodePool, 'a'.repeat(64), 'DNS subdomain of at most 63 characters'],
    [
      'that of the class of Auto Mode',
      nodeClass,
      'default',
      'DNS subdomain of at most 63 characters other than "default"',
    ],
  ])('%s', (_, object, name, called) => {
    expect(schemaProblems(seeded(object, ['metadata', 'name'], name))).toEqual([`metadata.name: is no ${called}`]);
  });

  test('but a role may be called what nothing else may', () => {
    expect(schemaProblems(seeded(role, ['metadata', 'name'], 'team:A.b'))).toEqual([]);
  });
});

describe('a label or annotation that cannot be one is found', () => {
  const KEY = 'is no key of a label or annotation';
  test.each<[string, Path, string, string, string]>([
    ['key of a label', ['metadata', 'labels'], 'a b', 'x', KEY],
    ['key of a label in a template', ['spec', 'template', 'metadata', 'labels'], 'a/b/c', 'x', KEY],
    ['key of an annotation', ['metadata', 'annotations'], 'Acme.example/a', 'x', KEY],
    ['key that is too long', ['metadata', 'annotations'], 'a'.repeat(64), 'x', KEY],
    ['value of a label', ['metadata', 'labels'], 'a', 'a b', 'is no value of a label'],
    ['value that is too long', ['metadata', 'labels'], 'a', 'a'.repeat(64), 'is no value of a label'],
    ['value of a selector', ['spec', 'selector', 'matchLabels'], 'a', '-', 'is no value of a label'],
  ])('%s', (_, path, key, value, what) => {
    const [problem, ...more] = schemaProblems(seeded(deployment, [...path, key], value));
    expect(more).toEqual([]);
    expect(problem).toContain(path.join('.'));
    expect(problem?.endsWith(`: ${what}`)).toBe(true);
  });

  test('annotations that are too large together', () => {
    const annotations = { a: 'x'.repeat(200_000), b: 'x'.repeat(100_000) };
    expect(schemaProblems(seeded(namespace, ['metadata', 'annotations'], annotations))).toEqual([
      'metadata.annotations: are 300002 bytes, of 262144 at most',
    ]);
  });
});
