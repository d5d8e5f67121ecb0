import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint, type VpcEndpointConfig } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { type Account, type Network, serviceNames } from '../../environment';
import { withLogicalId } from '../logical-id';

/**
 * Free of charge, reached by route. ECR keeps its image layers in S3.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
const GATEWAY_SERVICES = ['s3', 'dynamodb'];

/**
 * What nodes and pods need of AWS before anything else runs, charged by the hour in each zone. `eks-auth` serves Pod
 * Identity.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 */
const INTERFACE_SERVICES = [
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'elasticloadbalancing',
  'logs',
  'sts',
  'xray',
  'eks',
  'eks-auth',
];

/**
 * Where GuardDuty's agent reports to, free of charge. Without one, GuardDuty makes it, with a security group: Terraform
 * knows neither, and cannot remove the subnets and the VPC that they are in.
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/using-iac-with-gdu-automated-agents-runtime-monitoring.html
 */
const AGENT_SERVICE = 'guardduty-data';

const HTTPS_PORT = 443;

export interface VpcEndpointsProps {
  /** What the names of services depend on. */
  readonly environment: Account;
  /** The VPC to put them in. */
  readonly vpcId: string;
  /** The `Name` tags begin with it: `prod-eu-west-2`. */
  readonly networkName: string;
  /** The region, and the ranges that may call the endpoints. */
  readonly network: Pick<Network, 'region' | 'cidr' | 'podCidr'>;
  /** Private subnets, one a zone, for the endpoints' network interfaces. */
  readonly subnetIds: string[];
  /** The tables of the subnets that reach S3 and DynamoDB directly. */
  readonly routeTableIds: string[];
}

/** Ways to AWS services that do not leave the VPC. */
export class VpcEndpoints extends Construct {
  private readonly props: VpcEndpointsProps;

  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    this.props = props;
    const { environment, network, subnetIds, routeTableIds } = props;
    const { region } = network;
    for (const service of GATEWAY_SERVICES) {
      const serviceName = serviceNames.gatewayEndpoint(region, service);
      this.addEndpoint(service, { serviceName, vpcEndpointType: 'Gateway', routeTableIds });
    }
    const securityGroupIds = [this.addSecurityGroup()];
    for (const service of interfaceServices(environment)) {
      const serviceName = serviceNames.interfaceEndpoint(environment, region, service);
      const config = { subnetIds, securityGroupIds, privateDnsEnabled: true };
      this.addEndpoint(service, { serviceName, vpcEndpointType: 'Interface', ...config });
    }
  }

  private addEndpoint(service: string, config: Omit<VpcEndpointConfig, 'vpcId'>): void {
    const { vpcId, networkName } = this.props;
    const endpoint = new VpcEndpoint(this, `Endpoint-${service}`, {
      ...config,
      vpcId,
      tags: { Name: `${networkName}-${service}` },
    });
    withLogicalId(endpoint, service.replaceAll(/[.-]/g, '_'));
  }

  /** HTTPS from nodes and pods, and no rule for egress: an endpoint only answers. */
  private addSecurityGroup(): string {
    const { vpcId, networkName, network } = this.props;
    const name = `${networkName}-vpc-endpoints`;
    const description = 'HTTPS from the VPC to AWS services';
    const group = new SecurityGroup(this, 'SecurityGroup', { vpcId, name, description, tags: { Name: name } });
    withLogicalId(group, 'vpc_endpoints');
    this.admit('vpc', network.cidr, group.id);
    this.admit('pods', network.podCidr, group.id);
    return group.id;
  }

  private admit(source: 'vpc' | 'pods', cidrIpv4: string, securityGroupId: string): void {
    const rule = new VpcSecurityGroupIngressRule(this, `From-${source}`, {
      securityGroupId,
      cidrIpv4,
      ipProtocol: 'tcp',
      fromPort: HTTPS_PORT,
      toPort: HTTPS_PORT,
      description: `HTTPS from ${source}`,
    });
    withLogicalId(rule, `vpc_endpoints_from_${source}`);
  }
}

/**
 * China has no Runtime Monitoring, so there is nothing to report to.
 * @see https://docs.amazonaws.cn/en_us/aws/latest/userguide/guardduty.html
 */
function interfaceServices({ partition }: Account): string[] {
  return partition === 'aws-cn' ? INTERFACE_SERVICES : [...INTERFACE_SERVICES, AGENT_SERVICE];
}
