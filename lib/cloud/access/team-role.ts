import type { Construct } from 'constructs';
import { arns, type Environment, names, type Team } from '../../environment';
import type { PolicyStatement } from '../policy-document';
import { ServiceRole } from '../service-role';
import { identityCenterTrust, permissionSetMistakes } from './identity-center-trust';

/** The part of an environment that a team sees. */
type TeamEnvironment = Pick<Environment, 'name' | 'account' | 'partition' | 'regions' | 'clusters'>;

export interface TeamRoleProps {
  /** The account that the team works in, and its clusters. */
  readonly environment: TeamEnvironment;
  /** Whose people assume it. */
  readonly team: Pick<Team, 'name' | 'identityGroup' | 'imageRepositories'>;
}

/** What it takes to pull an image and to read what a scan has found. */
const READ_IMAGES = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:DescribeImageScanFindings',
  'ecr:DescribeImages',
  'ecr:DescribeRepositories',
  'ecr:GetDownloadUrlForLayer',
  'ecr:ListImages',
];

/**
 * What the people of a team assume, from a permission set that is named like their group and may do nothing but assume
 * it. In AWS it finds the clusters and reads the team's images; in a cluster, its access entry says what it may do.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-kubeconfig.html
 */
export class TeamRole extends ServiceRole {
  constructor(scope: Construct, id: string, props: TeamRoleProps) {
    const { environment, team } = props;
    const logicalId = `team_${team.name.replaceAll('-', '_')}`;
    super(scope, id, {
      environment,
      name: names.teamRole(team.name),
      logicalId,
      description: `People of the team ${team.name}`,
      trust: identityCenterTrust(environment, [team.identityGroup]),
      inlinePolicies: { read: [...findClusters(environment), ...readImages(environment, team)] },
    });
    this.node.addValidation({ validate: () => permissionSetMistakes([team.identityGroup]) });
  }
}

function findClusters(environment: TeamEnvironment): PolicyStatement[] {
  const clusters = environment.clusters.map(({ region, name }) => arns.cluster(environment, region, name));
  const reach = { actions: ['eks:AccessKubernetesApi', 'eks:DescribeCluster'], resources: clusters };
  return [{ actions: ['eks:ListClusters'], resources: ['*'] }, ...(clusters.length === 0 ? [] : [reach])];
}

function readImages(
  environment: TeamEnvironment,
  { name, imageRepositories }: TeamRoleProps['team'],
): PolicyStatement[] {
  if (imageRepositories.length === 0) return [];
  const resources = environment.regions.flatMap((region) =>
    imageRepositories.map((image) => arns.repository(environment, region, names.imageRepository(name, image))),
  );
  return [
    { actions: ['ecr:GetAuthorizationToken'], resources: ['*'] },
    { actions: READ_IMAGES, resources },
  ];
}
