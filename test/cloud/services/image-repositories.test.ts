import { ImageRepositories } from '../../../lib/cloud';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { accountRoot, environment } from '../fixtures';

const checkout = { name: 'checkout', imageRepositories: ['api', 'batch-worker'] };

function repositoriesTemplate(...teams: readonly (typeof checkout)[]) {
  return layerTemplate((layer) => {
    new ImageRepositories(layer, 'ImageRepositories', { environment, region: 'eu-west-2', teams });
  });
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

  test('drops untagged images after 14 days and keeps the newest 100, in this order', () => {
    const lifecycle = repositoriesTemplate(checkout).resource('aws_ecr_lifecycle_policy', 'checkout_api');

    expect(lifecycle.repository).toBe('${aws_ecr_repository.checkout_api.name}');
    expect(JSON.parse(String(lifecycle.policy))).toMatchObject({
      rules: [
        { rulePriority: 1, selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countNumber: 14 } },
        { rulePriority: 2, selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 100 } },
      ],
    });
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
