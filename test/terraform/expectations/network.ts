import { type Expectations, expects, requires } from '../expectation';
import { INVENTED_ARN } from '../mocks';

export const network: Expectations = ({ environment, region, configuration }) => {
  const { flowLogsDays, dnsLogsDays } = environment.retention;
  const network = environment.networks.find((candidate) => candidate.region === region);
  const zone = Object.keys(configuration.resource['aws_nat_gateway'] ?? {})[0];
  return [
    expects('the VPC has the range that the register says', 'aws_vpc.main', 'cidr_block', network?.cidr),
    expects('the private names of endpoints are found', 'aws_vpc.main', 'enable_dns_hostnames', true),
    expects('flow logs see a minute', 'aws_flow_log.main', 'max_aggregation_interval', 60),
    expects(
      'flow logs are kept as long as the environment says',
      'aws_cloudwatch_log_group.flow_logs',
      'retention_in_days',
      flowLogsDays,
    ),
    expects('flow logs are encrypted', 'aws_cloudwatch_log_group.flow_logs', 'kms_key_id', INVENTED_ARN),
    expects(
      'DNS logs are kept as long as the environment says',
      'aws_cloudwatch_log_group.dns_logs',
      'retention_in_days',
      dnsLogsDays,
    ),
    expects('endpoints answer under the names of AWS', 'aws_vpc_endpoint.sts', 'private_dns_enabled', true),
    requires('S3 is reached by route', 'aws_vpc_endpoint.s3', 'service_name', `com.amazonaws.${region}.s3`),
    expects('load balancers find their subnets', 'aws_subnet.private_a', 'tags.subnet-type', 'private'),
    ...(zone === undefined
      ? []
      : [
          requires(
            'private subnets lead to a NAT gateway',
            'aws_route.private_a_internet',
            'destination_cidr_block',
            '0.0.0.0/0',
          ),
        ]),
  ];
};
