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

/** How many images a repository keeps: the newest ones. One that still runs after a hundred pushes is due anyway. */
const NEWEST_IMAGES = 100;

/**
 * A rule for `any` image has to come last.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
const LIFECYCLE = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: `Untagged images go after ${UNTAGGED_DAYS} days`,
      selection: {
        tagStatus: 'untagged',
        countType: 'sinceImagePushed',
        countUnit: 'days',
        countNumber: UNTAGGED_DAYS,
      },
      action: { type: 'expire' },
    },
    {
      rulePriority: 2,
      description: `The newest ${NEWEST_IMAGES} images stay`,
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: NEWEST_IMAGES },
      action: { type: 'expire' },
    },
  ],
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
