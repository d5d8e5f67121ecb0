import { knownKind } from '../../../lib/testing/strict-schemas/kinds';
import { kustomizationProblems } from '../../../lib/testing/strict-schemas/kustomization-file';
import { gapParts } from '../../../lib/testing/strict-schemas/mind-gaps';
import { PACKAGE_GAPS, type PackageGap } from '../../../lib/testing/strict-schemas/package-gaps';
import { packagedFindings } from '../../../lib/testing/strict-schemas/packaged-schema';
import { schemaProblems } from '../../../lib/testing/strict-schemas/schema-problems';
import { ingressClassParams, kustomization, nodeClass, nodePool, volumeSnapshotClass } from './custom-objects';
import { type Path, seeded } from './seeded';

const UNKNOWN = 'is no field that exists here';

const REQUIREMENT = ['spec', 'template', 'spec', 'requirements', 0];
const AT = 'spec.template.spec.requirements[0]';

describe('a mistake in a kind whose schema is ours is found', () => {
  test.each<[string, object, Path, unknown, string[]]>([
    ['unknown field of a NodeClass', nodeClass, ['spec', 'amiFamily'], 'AL2023', [`spec.amiFamily: ${UNKNOWN}`]],
    [
      'unknown field of a term',
      nodeClass,
      ['spec', 'subnetSelectorTerms', 0, 'name'],
      'x',
      [`spec.subnetSelectorTerms[0].name: ${UNKNOWN}`],
    ],
    ['no role', nodeClass, ['spec', 'role'], undefined, ['spec: has role or instanceProfile, exactly one']],
    [
      'subnets of pods alone',
      nodeClass,
      ['spec', 'podSecurityGroupSelectorTerms'],
      undefined,
      ['spec: selects subnets of pods, or their security groups, but not both'],
    ],
    [
      'a disk that EBS does not have',
      nodeClass,
      ['spec', 'ephemeralStorage', 'size'],
      '59Ti',
      ['spec.ephemeralStorage.size: is none of 1-59000Gi, 1-64000G, 1-58Ti, 1-64T'],
    ],
    [
      'a tag that EKS writes',
      nodeClass,
      ['spec', 'tags'],
      { 'kubernetes.io/cluster/dev-a': 'owned' },
      ['spec.tags: has a key that EKS writes itself'],
    ],
    [
      'an operator that Karpenter does not know',
      nodePool,
      [...REQUIREMENT, 'operator'],
      'Equals',
      [`${AT}.operator: Invalid option: expected one of "In"|"NotIn"|"Exists"|"DoesNotExist"|"Gt"|"Gte"|"Lt"|"Lte"`],
    ],
    ['an operator without its values', nodePool, [...REQUIREMENT, 'values'], [], [`${AT}: has no values`]],
    [
      'a number that is none',
      nodePool,
      REQUIREMENT,
      { key: 'eks.amazonaws.com/instance-cpu', operator: 'Gt', values: ['four'] },
      [`${AT}: has other values than one whole number`],
    ],
    [
      'a label that Auto Mode does not have',
      nodePool,
      [...REQUIREMENT, 'key'],
      'eks.amazonaws.com/instance-categry',
      [`${AT}.key: is no label that Auto Mode selects by`],
    ],
    [
      'a label of Karpenter elsewhere',
      nodePool,
      [...REQUIREMENT, 'key'],
      'karpenter.k8s.aws/instance-category',
      [`${AT}.key: is no label that Auto Mode selects by`],
    ],
    [
      'a limit that is no quantity',
      nodePool,
      ['spec', 'limits', 'cpu'],
      '4 cores',
      ['spec.limits.cpu: is no quantity'],
    ],
    [
      'a window without its length',
      nodePool,
      ['spec', 'disruption', 'budgets', 0, 'schedule'],
      '0 9 * * 1-5',
      ['spec.disruption.budgets[0]: has a schedule or a duration, but not both'],
    ],
    [
      'a field of the other load balancer controller',
      ingressClassParams,
      ['spec', 'certificateArn'],
      [],
      [`spec.certificateArn: ${UNKNOWN}`],
    ],
    [
      'subnets in two ways',
      ingressClassParams,
      ['spec', 'subnets', 'ids'],
      ['subnet-0a1b2c'],
      ['spec.subnets: has ids or matchTags, exactly one of them'],
    ],
    ['no driver of snapshots', volumeSnapshotClass, ['driver'], undefined, ['driver: is missing']],
  ])('%s', (_, object, path, value, problems) => {
    expect(schemaProblems(seeded(object, path, value))).toEqual(problems);
  });
});

describe('what the schema packages lack', () => {
  test.each(PACKAGE_GAPS.map((gap) => [`${gap.kind} ${gap.field}`, gap] as const))('%s is judged by us', (_, gap) => {
    expect(gapFindings(gap)).toEqual([]);
  });

  test.each(PACKAGE_GAPS.map((gap) => [`${gap.kind} ${gap.field}`, gap] as const))('%s is lacking still', (_, gap) => {
    expect(isLacking(gap)).toBe(true);
  });

  test('a gap that has closed is found', () => {
    const [gap] = PACKAGE_GAPS;
    if (gap === undefined) throw new Error('there is a gap');
    expect(isLacking({ ...gap, field: 'globalDefault', example: true })).toBe(false);
  });

  test('a gap takes only what the API server takes', () => {
    const bad = seeded(kustomization, ['spec', 'deletionPolicy'], 'Keep');
    expect(schemaProblems(bad)).toEqual([
      'spec.deletionPolicy: Invalid option: expected one of "MirrorPrune"|"Delete"|"WaitForTermination"|"Orphan"',
    ]);
    const check = { apiVersion: 'karpenter.sh/v1', kind: 'NodePool', current: 'true', stalled: 'false' };
    expect(schemaProblems(seeded(kustomization, ['spec', 'healthCheckExprs'], [check]))).toEqual([
      `spec.healthCheckExprs[0].stalled: ${UNKNOWN}`,
    ]);
  });
});

/** What the package says of the example of a gap. */
function isLacking({ kind, field, example }: PackageGap): boolean {
  const parts = gapParts(field);
  const findings = packagedFindings(moduleOf(kind), nested(parts, example));
  const path = parts.map((part) => (part === '[]' ? 0 : part));
  return findings.some((finding) => path.every((part, index) => finding.path[index] === part));
}

function gapFindings({ accepts, example }: PackageGap): unknown[] {
  return accepts.safeParse(example).error?.issues ?? [];
}

function moduleOf(kind: string): string {
  const at = kind.lastIndexOf('/');
  const schema = knownKind(kind.slice(0, at), kind.slice(at + 1))?.schema;
  if (typeof schema !== 'string') throw new Error(`no package has ${kind}`);
  return schema;
}

function nested([part, ...rest]: readonly string[], value: unknown): object {
  const inner = rest.length === 0 ? value : nested(rest, value);
  return part === '[]' ? [inner] : { [String(part)]: inner };
}

describe('a kustomization.yaml', () => {
  const file = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: ['a.yaml', 'b.yaml'],
  };

  test('that lists its folder has no problem', () => {
    expect(kustomizationProblems(file, ['a.yaml', 'b.yaml'])).toEqual([]);
  });

  test.each<[string, object, string[], string[]]>([
    ['does not list a file', file, ['a.yaml', 'b.yaml', 'c/d.yaml'], ['resources: does not list c/d.yaml']],
    ['lists what is not there', file, ['a.yaml'], ['resources[1]: there is no b.yaml']],
    [
      'lists a file twice',
      { ...file, resources: ['a.yaml', 'a.yaml'] },
      ['a.yaml'],
      ['resources[1]: lists a.yaml again'],
    ],
    ['changes what it lists', { ...file, namePrefix: 'x-' }, ['a.yaml', 'b.yaml'], [`namePrefix: ${UNKNOWN}`]],
  ])('that %s has one', (_, content, files, problems) => {
    expect(kustomizationProblems(content, files)).toEqual(problems);
  });
});
