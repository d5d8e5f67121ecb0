import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { Construct } from 'constructs';
import { type Account, names, type Network as NetworkSettings } from '../../environment';
import { DefaultSecurityGroup } from './default-security-group';
import { DnsLogs } from './dns-logs';
import { FlowLogs } from './flow-logs';
import { withLogicalId } from '../logical-id';
import { NatGateways } from './nat-gateways';
import { Routing } from './routing';
import { Subnets, type ZoneSubnets } from './subnets';
import { TransitGatewayRoutes } from './transit-gateway-routes';
import { VpcEndpoints } from './vpc-endpoints';

export interface NetworkProps {
  /** What names, tags and ARNs are made of. */
  readonly environment: Account;
  /** Region, ranges, zones, and the way out. */
  readonly network: NetworkSettings;
  /** How long flow logs are kept, in days. */
  readonly flowLogsDays: number;
  /** How long DNS logs are kept, in days. */
  readonly dnsLogsDays: number;
}

/** The network of one region: a VPC, its subnets, its ways in and out, and the records of its traffic and its questions. */
export class Network extends Construct {
  /** A reference: whatever uses it waits for the VPC. */
  public readonly vpcId: string;
  /** The NAT gateways, in the order of their zones; as many as the strategy says. */
  public readonly natGatewayIds: string[];
  private readonly zones: readonly ZoneSubnets[];

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const { environment, network, flowLogsDays, dnsLogsDays } = props;
    const { region } = network;
    const networkName = names.vpc(environment, region);
    const vpc = new Vpc(this, 'Resource', {
      cidrBlock: network.cidr,
      // Private DNS of interface endpoints and of the EKS API needs both.
      enableDnsSupport: true,
      enableDnsHostnames: true,
      // A metric a day, free of charge: the alarm on the size of a VPC needs it.
      enableNetworkAddressUsageMetrics: true,
      tags: { Name: networkName },
    });
    const vpcId = withLogicalId(vpc, 'main').id;
    const { zones } = new Subnets(this, 'Subnets', { environment, vpcId, networkName, network });
    this.vpcId = vpcId;
    this.zones = zones;

    const internetGateway = new InternetGateway(this, 'InternetGateway', { vpcId, tags: { Name: networkName } });
    const internetGatewayId = withLogicalId(internetGateway, 'main').id;
    const { nat: strategy } = network;
    const natGateways = new NatGateways(this, 'NatGateways', { strategy, networkName, zones, internetGateway });
    this.natGatewayIds = natGateways.gatewayIds;
    const routing = new Routing(this, 'Routing', { vpcId, networkName, zones, internetGatewayId, natGateways });
    const { privateTables, intraTableId } = routing;
    const routeTableIds = [...privateTables.map(({ routeTableId }) => routeTableId), intraTableId];
    const subnetIds = this.privateSubnetIds;
    new VpcEndpoints(this, 'Endpoints', { environment, vpcId, networkName, network, subnetIds, routeTableIds });
    this.addTransitGateway(networkName, network.transitGateway, {
      ...Object.fromEntries(privateTables.map(({ zone, routeTableId }) => [`private_${zone}`, routeTableId])),
      // A private API server answers who calls it from behind the gateway.
      intra: intraTableId,
    });
    new DefaultSecurityGroup(this, 'DefaultSecurityGroup', { vpcId, networkName });
    new FlowLogs(this, 'FlowLogs', { environment, region, vpcId, retentionDays: flowLogsDays });
    new DnsLogs(this, 'DnsLogs', { environment, region, vpcId, retentionDays: dnsLogsDays });
  }

  /** For load balancers that face the internet, in the order of the zones. */
  public get publicSubnetIds(): string[] {
    return this.zones.map(({ publicId }) => publicId);
  }

  /** For nodes and internal load balancers, in the order of the zones. */
  public get privateSubnetIds(): string[] {
    return this.zones.map(({ privateId }) => privateId);
  }

  /** For pods, in the order of the zones. */
  public get podSubnetIds(): string[] {
    return this.zones.map(({ podId }) => podId);
  }

  /** For the control planes of clusters, in the order of the zones; only a transit gateway leads out of them. */
  public get intraSubnetIds(): string[] {
    return this.zones.map(({ intraId }) => intraId);
  }

  private addTransitGateway(
    networkName: string,
    transitGateway: NetworkSettings['transitGateway'],
    tables: Readonly<Record<string, string>>,
  ): void {
    if (transitGateway === undefined) return;
    const { vpcId, intraSubnetIds: subnetIds } = this;
    new TransitGatewayRoutes(this, 'TransitGateway', { vpcId, networkName, transitGateway, subnetIds, tables });
  }
}
