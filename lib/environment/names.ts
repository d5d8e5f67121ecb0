import type { Cluster, Environment } from './schema';

type Named = Pick<Environment, 'name'>;
type ClusterNamed = Pick<Cluster, 'name'>;

/**
 * Every name that both halves, or two layers, have to agree on. Pure functions: nobody looks a name up. A name is a
 * contract; changing one replaces what it names.
 */
export const names = {
  /** Terraform layers: the folder below terraform/. */
  networkLayer: (region: string) => `network-${region}`,
  clusterLayer: (cluster: ClusterNamed) => `cluster-${cluster.name}`,

  /** The cdktf stack of a layer; the same in our engine and under the official CLI. */
  stack: (environment: Named, layer: string) => `${environment.name}-${layer}`,

  /** S3 bucket for the Terraform state; bucket names are global, hence organisation and account. */
  stateBucket: (environment: Pick<Environment, 'name' | 'account' | 'organisation'>) =>
    `${environment.organisation.name}-${environment.name}-${environment.account}-terraform-state`,
  stateKey: (environment: Named, layer: string) => `${environment.name}/${layer}.tfstate`,

  vpc: (environment: Named, region: string) => `${environment.name}-${region}`,
  flowLogsLogGroup: (environment: Named, region: string) => `/aws/vpc/${environment.name}-${region}/flow-logs`,
  flowLogsRole: (environment: Named, region: string) => `${environment.name}-${region}-flow-logs`,
  flowLogsKeyAlias: (environment: Named, region: string) => `alias/${environment.name}-${region}-flow-logs`,
  /** What records the questions of a VPC, and the policy that lets it; shorter than the role of flow logs. */
  dnsLogs: (environment: Named, region: string) => `${environment.name}-${region}-dns-logs`,
  dnsLogsLogGroup: (environment: Named, region: string) => `/aws/vpc/${environment.name}-${region}/dns-logs`,
  dnsLogsKeyAlias: (environment: Named, region: string) => `alias/${environment.name}-${region}-dns-logs`,

  clusterRole: (cluster: ClusterNamed) => `${cluster.name}-cluster`,
  nodeRole: (cluster: ClusterNamed) => `${cluster.name}-node`,
  clusterKeyAlias: (cluster: ClusterNamed) => `alias/${cluster.name}-secrets`,
  /** EKS writes to this group and to no other. @see https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html */
  controlPlaneLogGroup: (cluster: ClusterNamed) => `/aws/eks/${cluster.name}/cluster`,
  controlPlaneLogsKeyAlias: (cluster: ClusterNamed) => `alias/${cluster.name}-control-plane-logs`,

  /** The role that a team's people assume. */
  teamRole: (team: string) => `platform-${team}`,

  environmentBranch: (environment: Named) => `environment/${environment.name}`,
} as const;

/** A name that AWS limits, and the field of the environment that it is made of. */
export interface LimitedName {
  /** What AWS calls it, with its article: "an IAM role name". */
  readonly kind: string;
  readonly value: string;
  readonly maxLength: number;
  /** The path of the field that has to become shorter. */
  readonly field: readonly PropertyKey[];
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const IAM_ROLE_MAX_LENGTH = 64;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET_MAX_LENGTH = 63;

/** Every derived name whose length AWS limits. */
export function limitedNames(environment: Environment): LimitedName[] {
  const bucket = (value: string, ...field: PropertyKey[]) => {
    return { kind: 'an S3 bucket name', value, maxLength: BUCKET_MAX_LENGTH, field };
  };
  const role = (value: string, ...field: PropertyKey[]) => {
    return { kind: 'an IAM role name', value, maxLength: IAM_ROLE_MAX_LENGTH, field };
  };
  return [
    bucket(names.stateBucket(environment), 'name'),
    ...environment.regions.map((region) => role(names.flowLogsRole(environment, region), 'name')),
    ...environment.clusters.flatMap((cluster, index) => [
      role(names.clusterRole(cluster), 'clusters', index, 'name'),
      role(names.nodeRole(cluster), 'clusters', index, 'name'),
    ]),
  ];
}
