import { destroyedResource } from '../change';
import type { RiskRule } from './risk';

const CARRIES: Readonly<Record<string, string>> = {
  aws_nat_gateway: 'what leaves through this NAT gateway',
  aws_eip: 'what knows this address',
  aws_internet_gateway: 'what leaves to the internet',
  aws_route: 'what follows this route',
  aws_route_table: 'what follows these routes',
  aws_route_table_association: 'what leaves this subnet',
  aws_vpc: 'everything in the network',
  aws_subnet: 'everything in the subnet',
  aws_vpc_ipv4_cidr_block_association: 'everything in this range',
  aws_vpc_endpoint: 'what reaches AWS through this endpoint',
  aws_route53_record: 'who asks for this name',
  aws_acm_certificate: 'whoever connects with this certificate',
  aws_lb: 'whoever comes through this load balancer',
  aws_eks_addon: 'what the add-on does',
  aws_eks_pod_identity_association: 'what the workload does in AWS',
  aws_iam_role: 'whoever acts in this role',
};

export const cloudPathRemoved: RiskRule = {
  name: 'cloud-path-removed',
  risk: 'interrupts',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/how-it-works.html',
  judge(change) {
    const carried = CARRIES[destroyedResource(change)?.record.type ?? ''];
    return carried === undefined ? [] : [`interrupts ${carried}`];
  },
};
