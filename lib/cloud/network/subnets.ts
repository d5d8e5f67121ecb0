import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { VpcIpv4CidrBlockAssociation } from '@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association';
import { Construct } from 'constructs';
import { type Environment, type Network, planSubnets, subnetTags, type SubnetType } from '../../environment';
import { withLogicalId } from '../logical-id';

/** Where EKS puts load balancers: `1` on the subnets of that kind. */
const LOAD_BALANCER_TAGS: Readonly<Record<SubnetType, Readonly<Record<string, string>>>> = {
  public: { 'kubernetes.io/role/elb': '1' },
  private: { 'kubernetes.io/role/internal-elb': '1' },
  pod: {},
  intra: {},
};

export interface SubnetsProps {
  /** What names and tags are made of. */
  readonly environment: Pick<Environment, 'name'>;
  /** The VPC to cut. */
  readonly vpcId: string;
  /** The `Name` tags begin with it: `prod-eu-west-2`. */
  readonly networkName: string;
  /** The ranges to cut, and the zones to cut them for. */
  readonly network: Pick<Network, 'cidr' | 'podCidr' | 'availabilityZones'>;
}

/** The subnets of one availability zone. */
export interface ZoneSubnets {
  /** The zone's letter: `a` of `eu-west-2a`. It is the end of the logical ids of everything in the zone. */
  readonly zone: string;
  readonly publicId: string;
  readonly privateId: string;
  readonly podId: string;
  readonly intraId: string;
}

/**
 * A public, a private, a pod and an intra subnet in each zone. Pods live in a secondary range of the VPC, so that the
 * routed range is spent on nodes. Intra subnets are for network interfaces that AWS makes, those of the control plane
 * first: nodes cannot use up the addresses that an upgrade of the cluster needs. Nothing gets a public address by itself:
 * NAT gateways and load balancers bring their own.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/tag-subnets-auto.html
 */
export class Subnets extends Construct {
  /** What was made, in the order of the zones. */
  public readonly zones: readonly ZoneSubnets[];
  private readonly props: SubnetsProps;

  constructor(scope: Construct, id: string, props: SubnetsProps) {
    super(scope, id);
    this.props = props;
    const { vpcId, network } = props;
    const podRange = new VpcIpv4CidrBlockAssociation(this, 'PodRange', { vpcId, cidrBlock: network.podCidr });
    withLogicalId(podRange, 'pods');
    this.zones = planSubnets(network).map(({ availabilityZone, publicCidr, privateCidr, podCidr, intraCidr }) => ({
      zone: zoneLetter(availabilityZone),
      publicId: this.addSubnet('public', availabilityZone, publicCidr),
      privateId: this.addSubnet('private', availabilityZone, privateCidr),
      podId: this.addSubnet('pod', availabilityZone, podCidr, podRange),
      intraId: this.addSubnet('intra', availabilityZone, intraCidr),
    }));
  }

  private addSubnet(
    type: SubnetType,
    availabilityZone: string,
    cidrBlock: string,
    range?: VpcIpv4CidrBlockAssociation,
  ): string {
    const { environment, vpcId, networkName } = this.props;
    const zone = zoneLetter(availabilityZone);
    const subnet = new Subnet(this, `Subnet-${type}-${zone}`, {
      vpcId,
      availabilityZone,
      cidrBlock,
      mapPublicIpOnLaunch: false,
      tags: { Name: `${networkName}-${type}-${zone}`, ...LOAD_BALANCER_TAGS[type], ...subnetTags(environment, type) },
      dependsOn: range === undefined ? undefined : [range],
    });
    return withLogicalId(subnet, `${type}_${zone}`).id;
  }
}

function zoneLetter(availabilityZone: string): string {
  return availabilityZone.slice(-1);
}
