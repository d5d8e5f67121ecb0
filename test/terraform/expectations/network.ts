import { type Expectations, expects } from '../expectation';

export const network: Expectations = () => [
  expects('the VPC resolves the private names of endpoints', 'aws_vpc.main', 'enable_dns_hostnames', true),
  expects('flow logs see a minute', 'aws_flow_log.main', 'max_aggregation_interval', 60),
];
