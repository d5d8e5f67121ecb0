import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';
import { Construct } from 'constructs';
import { type Account, arns, names, serviceNames, type Team } from '../../environment';
import { EncryptionKey, type EncryptionKeyProps } from '../encryption-key';
import { literal } from '../literal';
import { withLogicalId } from '../logical-id';
import { imageId } from './image-id';

/** What no tag names is a layer cache, or an image that a later push has lost: it is kept for as long as a sprint. */
const UNTAGGED_DAYS = 14;

/** What the tag of a release begins with: `v1.4.0`. */
const RELEASE_PREFIX = 'v';

/** How many releases a repository keeps, and how many images that follow no convention: the newest ones. */
const NEWEST_IMAGES = 100;

/** What the tags of other images begin with: of a branch, a pull request, a commit. */
const DEVELOPMENT_PREFIXES = ['build-', 'pr-', 'sha-'];

/** How many of each of them a repository keeps. */
const NEWEST_OF_DEVELOPMENT = 30;

/**
 * An image belongs to the first rule that its tags fit, and no later one expires it. So releases come first: whatever
 * else such an image is called, it outlives all pushes of development. A rule takes the images that have all of its
 * prefixes, hence one a prefix; the rule for `any` image has to come last.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
const LIFECYCLE = JSON.stringify({
  rules: [
    newestOf(RELEASE_PREFIX, NEWEST_IMAGES),
    ...DEVELOPMENT_PREFIXES.map((prefix) => newestOf(prefix, NEWEST_OF_DEVELOPMENT)),
    {
      description: `Untagged images go after ${UNTAGGED_DAYS} days`,
      selection: {
        tagStatus: 'untagged',
        countType: 'sinceImagePushed',
        countUnit: 'days',
        countNumber: UNTAGGED_DAYS,
      },
    },
    {
      description: `The newest ${NEWEST_IMAGES} images stay`,
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: NEWEST_IMAGES },
    },
  ].map((rule, index) => ({ rulePriority: index + 1, ...rule, action: { type: 'expire' } })),
});

export interface ImageRepositoriesProps {
  /** The account that owns the repositories. */
  readonly environment: Account;
  /** Where they are, and the key that encrypts them. */
  readonly region: string;
  /** Whose images they hold. */
  readonly teams: readonly Pick<Team, 'name' | 'imageRepositories'>[];
}

/**
 * A private repository for each image of each team. A tag is never moved, so that what was tested is what runs; images
 * are scanned when they come in, by ECR's own scanner, which costs nothing (Amazon Inspector would scan them again and
 * again, for a price an image). They need no policy of their own: within one account IAM decides who pulls and pushes.
 *
 * Tags say how long an image stays: the newest 100 releases, `v1.4.0`; the newest 30 each of `build-…`, `pr-…` and `sha-…`;
 * the newest 100 of all images for any other tag. What runs for long is tagged as a release.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-basic.html
 */
export class ImageRepositories extends Construct {
  constructor(scope: Construct, id: string, props: ImageRepositoriesProps) {
    super(scope, id);
    const { environment, region, teams } = props;
    const images = teams.flatMap(({ name, imageRepositories }) =>
      imageRepositories.map((image) => ({ team: name, image })),
    );
    if (images.length === 0) return;
    const key = new EncryptionKey(this, 'Key', {
      environment,
      logicalId: 'images',
      alias: names.imagesKeyAlias(environment, region),
      description: `Encrypts the images in ${region}`,
      use: [grantedThroughEcr(environment, region)],
    });
    for (const { team, image } of images) this.addRepository(team, image, key.arn);
  }

  private addRepository(team: string, image: string, keyArn: string): void {
    const logicalId = imageId(team, image);
    const repository = new EcrRepository(this, `Repository-${logicalId}`, {
      name: names.imageRepository(team, image),
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: 'KMS', kmsKey: keyArn }],
      forceDelete: false,
      tags: { team: literal(team) },
      lifecycle: { preventDestroy: true },
    });
    withLogicalId(repository, logicalId);
    const lifecycle = { repository: repository.name, policy: LIFECYCLE };
    withLogicalId(new EcrLifecyclePolicy(this, `Lifecycle-${logicalId}`, lifecycle), logicalId);
  }
}

function newestOf(prefix: string, count: number) {
  return {
    description: `The newest ${count} images whose tag begins with ${prefix} stay`,
    selection: { tagStatus: 'tagged', tagPrefixList: [prefix], countType: 'imageCountMoreThan', countNumber: count },
  };
}

/**
 * ECR works with grants, which it makes with the rights of whoever creates a repository; whoever pushes or pulls needs
 * no right to the key.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
 */
function grantedThroughEcr(environment: Account, region: string): EncryptionKeyProps['use'][number] {
  return {
    principals: { AWS: [arns.accountRoot(environment)] },
    actions: ['kms:CreateGrant', 'kms:RetireGrant'],
    conditions: { StringEquals: { 'kms:ViaService': [serviceNames.via(environment, 'ecr', region)] } },
  };
}
