import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment';
import { Route } from '@cdktf/provider-aws/lib/route';
import { Construct } from 'constructs';
import type { Network } from '../../environment';
import { withLogicalId } from '../logical-id';

export interface TransitGatewayRoutesProps {
  /** The VPC to attach. */
  readonly vpcId: string;
  /** The `Name` tags begin with it: `prod-eu-west-2`. */
  readonly networkName: string;
  /** The gateway, and what it leads to. */
  readonly transitGateway: NonNullable<Network['transitGateway']>;
  /** Intra subnets, one a zone, for the attachment's network interfaces. */
  readonly subnetIds: string[];
  /** The tables that get the routes, by name: `private_a`, the beginning of the logical ids of its routes. */
  readonly tables: Readonly<Record<string, string>>;
}

/**
 * Attaches the VPC to a transit gateway of another account, and leads the given destinations there. The gateway's owner
 * shares it with this account, accepts the attachment, and decides which of its tables the VPC is in.
 * @see https://docs.aws.amazon.com/vpc/latest/tgw/tgw-best-design-practices.html
 */
export class TransitGatewayRoutes extends Construct {
  constructor(scope: Construct, id: string, props: TransitGatewayRoutesProps) {
    super(scope, id);
    const { vpcId, networkName, transitGateway, subnetIds, tables } = props;
    const { id: transitGatewayId, destinations } = transitGateway;
    const attachment = new Ec2TransitGatewayVpcAttachment(this, 'Attachment', {
      transitGatewayId,
      vpcId,
      subnetIds,
      tags: { Name: networkName },
    });
    withLogicalId(attachment, 'main');
    for (const [name, routeTableId] of Object.entries(tables)) {
      for (const destinationCidrBlock of destinations) {
        const logicalId = `${name}_to_${destinationCidrBlock.replaceAll(/[./]/g, '_')}`;
        const route = { routeTableId, destinationCidrBlock, transitGatewayId, dependsOn: [attachment] };
        withLogicalId(new Route(this, `Route-${logicalId}`, route), logicalId);
      }
    }
  }
}
