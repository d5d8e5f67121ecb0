import { ImageRepositories } from '../../../lib/cloud/services/image-repositories';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { accountRoot, environment } from '../fixtures';

const checkout = { name: 'checkout', imageRepositories: ['api', 'batch-worker'] };

function repositoriesTemplate(...teams: readonly (typeof checkout)[]) {
  return layerTemplate((layer) => {
    new ImageRepositories(layer, 'ImageRepositories', { environment, region: 'eu-west-2', teams });
  });
}

interface Rule {
  readonly rulePriority: number;
  readonly selection: Readonly<Record<string, unknown>>;
}

function rulesOf(policy: unknown): Rule[] {
  return (JSON.parse(String(policy)) as { rules: Rule[] }).rules;
}

describe('ImageRepositories', () => {
  test('makes a repository for each image, immutable, scanned, encrypted, and protected', () => {
    const template = repositoriesTemplate(checkout);

    expect(Object.keys(template.resources('aws_ecr_repository'))).toEqual(['checkout_api', 'checkout_batch_worker']);
    expect(template.resource('aws_ecr_repository', 'checkout_batch_worker')).toEqual({
      name: 'checkout/batch-worker',
      image_tag_mutability: 'IMMUTABLE',
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: 'KMS', kms_key: '${aws_kms_key.images.arn}' }],
      force_delete: false,
      tags: { team: 'checkout' },
      lifecycle: { prevent_destroy: true },
    });
  });

  test('keeps 100 releases whatever development pushes, then 30 of each of its tags, and 100 of the others', () => {
    const lifecycle = repositoriesTemplate(checkout).resource('aws_ecr_lifecycle_policy', 'checkout_api');

    const newest = (count: number) => ({ countType: 'imageCountMoreThan', countNumber: count });
    const tagged = (prefix: string) => ({ tagStatus: 'tagged', tagPrefixList: [prefix] });
    const days = { countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 };
    expect(lifecycle.repository).toBe('${aws_ecr_repository.checkout_api.name}');
    expect(rulesOf(lifecycle.policy).map(({ selection }) => selection)).toEqual([
      { ...tagged('v'), ...newest(100) },
      { ...tagged('build-'), ...newest(30) },
      { ...tagged('pr-'), ...newest(30) },
      { ...tagged('sha-'), ...newest(30) },
      { tagStatus: 'untagged', ...days },
      { tagStatus: 'any', ...newest(100) },
    ]);
  });

  test('gives every rule a priority of its own, the last one to any image, as ECR asks', () => {
    const rules = rulesOf(repositoriesTemplate(checkout).resource('aws_ecr_lifecycle_policy', 'checkout_api').policy);

    expect(rules.map(({ rulePriority }) => rulePriority)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(rules.at(-1)?.selection).toMatchObject({ tagStatus: 'any' });
  });

  test('lets the account make grants on the key through ECR of the region, and nothing else', () => {
    const key = repositoriesTemplate(checkout).resource('aws_kms_key', 'images');

    const [, use, ...others] = statementsOf(key, 'policy');
    expect(others).toEqual([]);
    expect(use).toMatchObject({
      Action: ['kms:CreateGrant', 'kms:RetireGrant'],
      Principal: { AWS: [accountRoot] },
      Condition: { StringEquals: { 'kms:ViaService': ['ecr.eu-west-2.amazonaws.com'] } },
    });
  });

  test('makes nothing, and no key either, while no team has an image', () => {
    expect(repositoriesTemplate({ name: 'platform', imageRepositories: [] }).json.resource).toBeUndefined();
  });
});
