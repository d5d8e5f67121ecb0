import type { Construct } from 'constructs';
import { type Account, arns, names, type Team } from '../../environment';
import { GithubRole, type GithubRuns } from '../access';
import type { PolicyStatement } from '../policy-document';
import { imageId } from './image-id';

/** @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html */
const PUSH = ['ecr:CompleteLayerUpload', 'ecr:InitiateLayerUpload', 'ecr:PutImage', 'ecr:UploadLayerPart'];

/** Builds begin with the layers of the last one. */
const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

export interface ImagePushRoleProps {
  /** The account that owns the repository. */
  readonly environment: Account;
  /** Where images are pushed: the home region, from which they are copied to the others. */
  readonly region: string;
  /** Whose image it is, and where its code lies. */
  readonly team: Pick<Team, 'name' | 'sourceRepositories'>;
  /** The image: `api`. */
  readonly image: string;
}

/** Lets the workflows of a team push one of its images, from the branches and tags that it names and no others. */
export class ImagePushRole extends GithubRole {
  constructor(scope: Construct, id: string, props: ImagePushRoleProps) {
    const { environment, region, team, image } = props;
    const [runs = { repositories: [], subjects: [] }, ...otherRuns] = team.sourceRepositories.map(runsOf);
    const repository = names.imageRepository(team.name, image);
    super(scope, id, {
      ...runs,
      otherRuns,
      environment,
      name: names.imagePushRole(team.name, image),
      logicalId: `image_push_${imageId(team.name, image)}`,
      description: `Workflows that push ${repository}`,
      statements: { push: mayPush(arns.repository(environment, region, repository)) },
    });
  }
}

function runsOf({ repository, refs }: Team['sourceRepositories'][number]): GithubRuns {
  return { repositories: [repository], subjects: refs.map((ref) => ({ on: 'ref', ref })) };
}

/** A token is for the whole registry; what it opens is said by the second statement. */
function mayPush(repositoryArn: string): PolicyStatement[] {
  return [
    { actions: ['ecr:GetAuthorizationToken'], resources: ['*'] },
    { actions: [...PULL, ...PUSH], resources: [repositoryArn] },
  ];
}
