import { EcrReplicationConfiguration } from '@cdktf/provider-aws/lib/ecr-replication-configuration';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, names, type Team } from '../../environment';
import { withLogicalId } from '../logical-id';

export interface ImageReplicationProps {
  /** The account that owns the images, here and there. */
  readonly environment: Account;
  /** Where images go, beside the region where they are pushed. */
  readonly regions: readonly string[];
  /** Whose images go there. */
  readonly teams: readonly Pick<Team, 'name' | 'imageRepositories'>[];
  /** The provider of the region where images are pushed. @default - the layer's own */
  readonly provider?: TerraformProvider;
}

/**
 * Copies what teams push in the home region to the other regions of the environment, so that a cluster pulls from its own
 * region and runs on when another one does not answer.
 *
 * ECR copies what is pushed from now on, nothing earlier. Into a region without the repository it would make one with its
 * own defaults: mutable, without our key. So `ImageRepositories` of every region are there before it; and whoever adds an
 * image pushes it once all regions have been applied.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html
 */
export class ImageReplication extends Construct {
  constructor(scope: Construct, id: string, props: ImageReplicationProps) {
    super(scope, id);
    const { environment, regions, teams, provider } = props;
    const pushing = teams.filter(({ imageRepositories }) => imageRepositories.length > 0);
    if (regions.length === 0 || pushing.length === 0) return;
    const rule = {
      destination: regions.map((region) => ({ region, registryId: environment.account })),
      repositoryFilter: pushing.map(({ name }) => ({
        filter: names.imageRepositoryPrefix(name),
        filterType: 'PREFIX_MATCH',
      })),
    };
    const config = { replicationConfiguration: { rule: [rule] }, provider };
    withLogicalId(new EcrReplicationConfiguration(this, 'Resource', config), 'main');
  }
}
