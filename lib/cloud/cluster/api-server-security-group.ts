import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { withLogicalId } from '../logical-id';

const HTTPS_PORT = 443;

export interface ApiServerSecurityGroupProps {
  /** The cluster's name; the group's begins with it. */
  readonly clusterName: string;
  /** The VPC of the cluster. */
  readonly vpcId: string;
  /** By name, ranges whose people and programs reach the API server by its private address: `{ network: '10.0.0.0/16' }`. */
  readonly clientCidrs: Readonly<Record<string, string>>;
}

/**
 * Who reaches a private API server beside the cluster's own nodes. The group that EKS makes admits nobody else, so that
 * nobody could reach the first cluster of a network.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html#private-access
 */
export class ApiServerSecurityGroup extends Construct {
  /** A reference: whatever uses it waits for the group. */
  public readonly id: string;

  constructor(scope: Construct, id: string, props: ApiServerSecurityGroupProps) {
    super(scope, id);
    const { clusterName, vpcId, clientCidrs } = props;
    const name = `${clusterName}-api-server`;
    const description = `HTTPS to the API server of ${clusterName}`;
    const group = new SecurityGroup(this, 'Resource', { vpcId, name, description, tags: { Name: name } });
    this.id = withLogicalId(group, 'api_server').id;
    for (const [client, cidrIpv4] of Object.entries(clientCidrs)) {
      const rule = new VpcSecurityGroupIngressRule(this, `From-${client}`, {
        securityGroupId: group.id,
        cidrIpv4,
        ipProtocol: 'tcp',
        fromPort: HTTPS_PORT,
        toPort: HTTPS_PORT,
        description: `HTTPS from ${client}`,
      });
      withLogicalId(rule, `api_server_from_${client.replaceAll(/[./]/g, '_')}`);
    }
  }
}
