import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Construct } from 'constructs';
import { withLogicalId } from '../logical-id';
import type { NatGateways } from './nat-gateways';
import type { ZoneSubnets } from './subnets';

/** Everywhere that the VPC's own routes do not lead. */
const INTERNET = '0.0.0.0/0';

export interface RoutingProps {
  /** The VPC that the tables belong to. */
  readonly vpcId: string;
  /** The `Name` tags begin with it: `prod-eu-west-2`. */
  readonly networkName: string;
  /** The subnets to route. */
  readonly zones: readonly ZoneSubnets[];
  /** The way out of public subnets. */
  readonly internetGatewayId: string;
  /** The way out of private and pod subnets. */
  readonly natGateways: NatGateways;
}

/** The table that the private and pod subnets of one zone share. */
export interface ZoneTable {
  /** The zone's letter: `a` of `eu-west-2a`. */
  readonly zone: string;
  readonly routeTableId: string;
}

/**
 * One table for the public subnets, and one a zone for its private and pod subnets, whatever the NAT strategy: changing
 * the strategy changes routes and no association. One table for the intra subnets, without any route of ours: they reach
 * the VPC and nothing else.
 */
export class Routing extends Construct {
  /** The table of each zone's private and pod subnets, in the order of the zones. */
  public readonly privateTables: readonly ZoneTable[];
  /** The table of all intra subnets. */
  public readonly intraTableId: string;
  private readonly props: RoutingProps;

  constructor(scope: Construct, id: string, props: RoutingProps) {
    super(scope, id);
    this.props = props;
    const { zones, natGateways } = props;
    const publicTable = this.addTable('public');
    this.addRoute('public', { routeTableId: publicTable, gatewayId: props.internetGatewayId });
    for (const { zone, publicId } of zones) this.associate(`public_${zone}`, publicTable, publicId);
    this.privateTables = zones.map(({ zone, privateId, podId }) => {
      const routeTableId = this.addTable(`private_${zone}`);
      const natGatewayId = natGateways.tryGatewayOf(zone);
      if (natGatewayId !== undefined) this.addRoute(`private_${zone}`, { routeTableId, natGatewayId });
      this.associate(`private_${zone}`, routeTableId, privateId);
      this.associate(`pod_${zone}`, routeTableId, podId);
      return { zone, routeTableId };
    });
    this.intraTableId = this.addTable('intra');
    for (const { zone, intraId } of zones) this.associate(`intra_${zone}`, this.intraTableId, intraId);
  }

  private addTable(logicalId: string): string {
    const { vpcId, networkName } = this.props;
    const tags = { Name: `${networkName}-${logicalId.replaceAll('_', '-')}` };
    return withLogicalId(new RouteTable(this, `Table-${logicalId}`, { vpcId, tags }), logicalId).id;
  }

  private addRoute(
    logicalId: string,
    route: { readonly routeTableId: string; readonly gatewayId?: string; readonly natGatewayId?: string },
  ): void {
    const config = { ...route, destinationCidrBlock: INTERNET };
    withLogicalId(new Route(this, `Route-${logicalId}`, config), `${logicalId}_internet`);
  }

  private associate(logicalId: string, routeTableId: string, subnetId: string): void {
    const association = new RouteTableAssociation(this, `Association-${logicalId}`, { routeTableId, subnetId });
    withLogicalId(association, logicalId);
  }
}
