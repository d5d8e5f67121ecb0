import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { Construct } from 'constructs';
import type { Cluster } from './cluster';
import type { WorkloadRole } from './pod-identity';
import { withLogicalId } from '../logical-id';

/**
 * Add-ons that another one has to run before.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  adot: ['cert-manager'],
  'aws-privateca-connector-for-kubernetes': ['cert-manager'],
};

/**
 * Terraform waits until an add-on runs, and the first node comes with the first node pool, which is applied while
 * Terraform waits. The provider's own limit is 20 minutes, after which the next apply would replace the add-on.
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/44669
 */
const CREATE_TIMEOUT = '60m';

export interface AddonPin {
  /** What EKS calls it: `metrics-server`. */
  readonly name: string;
  /** The one build to run: `v0.9.0-eksbuild.5`. */
  readonly version: string;
  /** What it calls AWS with. @default - it calls nothing in AWS */
  readonly role?: WorkloadRole;
}

export interface AddonsProps {
  /** The cluster that runs them. */
  readonly cluster: Cluster;
  /** In any order: which one needs another is known here. */
  readonly addons: readonly AddonPin[];
}

/**
 * EKS add-ons beside those that Auto Mode brings, each pinned to one version: EKS upgrades none of them by itself. One that
 * calls AWS gets its role in the same call that makes it, so that its first pod has credentials already; EKS restarts
 * its pods when the role changes, and an association made beside it would come to light as drift of the add-on.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/add-ons-iam.html
 */
export class Addons extends Construct {
  private readonly made = new Map<string, EksAddon>();
  private readonly props: AddonsProps;

  constructor(scope: Construct, id: string, props: AddonsProps) {
    super(scope, id);
    this.props = props;
    for (const addon of props.addons) this.make(addon);
  }

  /** Makes an add-on after those that it needs; once, however often it is asked for. */
  private make({ name, version, role }: AddonPin): EksAddon {
    const known = this.made.get(name);
    if (known !== undefined) return known;
    const { cluster, addons } = this.props;
    const needed = addons.filter((other) => NEEDS[name]?.includes(other.name)).map((other) => this.make(other));
    const addon = new EksAddon(this, `Addon-${name}`, {
      clusterName: cluster.name,
      addonName: name,
      addonVersion: version,
      // What is there before the first version is an accident; what is there later is somebody's setting.
      resolveConflictsOnCreate: 'OVERWRITE',
      resolveConflictsOnUpdate: 'PRESERVE',
      podIdentityAssociation: role && [{ serviceAccount: role.serviceAccount, roleArn: role.arn }],
      timeouts: { create: CREATE_TIMEOUT },
      dependsOn: [cluster.nodeAccess, ...needed, ...(role?.policies ?? [])],
    });
    this.made.set(name, withLogicalId(addon, name.replaceAll('-', '_')));
    return addon;
  }
}
