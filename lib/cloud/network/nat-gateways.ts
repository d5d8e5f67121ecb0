import { Eip } from '@cdktf/provider-aws/lib/eip';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { NatStrategy } from '../../environment';
import { withLogicalId } from '../logical-id';
import type { ZoneSubnets } from './subnets';

/** Through the gateway of which zone the traffic of a zone leaves. */
const EXIT_ZONE: Readonly<Record<NatStrategy, (zone: string, firstZone: string) => string | undefined>> = {
  none: () => undefined,
  single: (_zone, firstZone) => firstZone,
  'per-zone': (zone) => zone,
};

/** The zones, of those given, that have a gateway of their own: none, the first one, or all. */
export function natZones(strategy: NatStrategy, zones: readonly string[]): string[] {
  const used = new Set(zones.map((zone) => EXIT_ZONE[strategy](zone, zones[0] ?? '')));
  return zones.filter((zone) => used.has(zone));
}

export interface NatGatewaysProps {
  /** None, one for all zones, or one in each: money against the loss of a zone. */
  readonly strategy: NatStrategy;
  /** The `Name` tags begin with it: `prod-eu-west-2`. */
  readonly networkName: string;
  /** The subnets of each zone; gateways live in the public ones. */
  readonly zones: readonly ZoneSubnets[];
  /** Gateways need it to exist before they do. */
  readonly internetGateway: ITerraformDependable;
}

/**
 * NAT gateways with an address each, in public subnets.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
 */
export class NatGateways extends Construct {
  /** Zone to the zone through which its traffic leaves. */
  private readonly exits: ReadonlyMap<string, string | undefined>;
  /** Zone to the id of the gateway in it. */
  private readonly gateways: ReadonlyMap<string, string>;
  private readonly props: NatGatewaysProps;

  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    this.props = props;
    const { strategy, zones } = props;
    const firstZone = zones[0]?.zone ?? '';
    this.exits = new Map(zones.map(({ zone }) => [zone, EXIT_ZONE[strategy](zone, firstZone)]));
    const letters = natZones(
      strategy,
      zones.map(({ zone }) => zone),
    );
    const made = zones.filter(({ zone }) => letters.includes(zone));
    this.gateways = new Map(made.map(({ zone, publicId }) => [zone, this.addGateway(zone, publicId)]));
  }

  /** The ids of all gateways, in the order of their zones. */
  public get gatewayIds(): string[] {
    return [...this.gateways.values()];
  }

  /** The id of the gateway that serves a zone, or undefined when the zone has no way out. */
  public tryGatewayOf(zone: string): string | undefined {
    return this.gateways.get(this.exits.get(zone) ?? '');
  }

  private addGateway(zone: string, subnetId: string): string {
    const tags = { Name: `${this.props.networkName}-nat-${zone}` };
    const address = withLogicalId(new Eip(this, `Address-${zone}`, { domain: 'vpc', tags }), `nat_${zone}`);
    const gateway = new NatGateway(this, `Gateway-${zone}`, {
      subnetId,
      allocationId: address.id,
      tags,
      dependsOn: [this.props.internetGateway],
    });
    return withLogicalId(gateway, zone).id;
  }
}
