/**
 * Which service's API a Terraform type calls, by the beginning of its name; the longest beginning counts. A new type
 * whose beginning is not here fails the test, and asks for its service to be known to the roles of Terraform.
 */
const SERVICE_BY_BEGINNING: Readonly<Record<string, string>> = {
  aws_accessanalyzer_: 'access-analyzer',
  aws_acm_: 'acm',
  aws_backup_: 'backup',
  aws_budgets_: 'budgets',
  aws_cloudtrail: 'cloudtrail',
  aws_cloudwatch_event_: 'events',
  aws_cloudwatch_log_: 'logs',
  aws_cloudwatch_metric_: 'cloudwatch',
  aws_cloudwatch_query_: 'logs',
  aws_default_: 'ec2',
  aws_ebs_: 'ec2',
  aws_ec2_: 'ec2',
  aws_ecr_: 'ecr',
  aws_eip: 'ec2',
  aws_eks_: 'eks',
  aws_flow_log: 'ec2',
  aws_guardduty_: 'guardduty',
  aws_iam_: 'iam',
  aws_internet_gateway: 'ec2',
  aws_kms_: 'kms',
  aws_nat_gateway: 'ec2',
  aws_prometheus_: 'aps',
  aws_route: 'ec2',
  aws_route53_: 'route53',
  aws_route53_resolver_: 'route53resolver',
  aws_s3_: 's3',
  aws_security_group: 'ec2',
  aws_sns_: 'sns',
  aws_subnet: 'ec2',
  aws_vpc: 'ec2',
};

/** The service of a type. @throws Error when nobody said which it is */
export function serviceOf(type: string): string {
  const [beginning] = Object.keys(SERVICE_BY_BEGINNING)
    .filter((candidate) => type.startsWith(candidate))
    .sort((a, b) => b.length - a.length);
  const service = beginning === undefined ? undefined : SERVICE_BY_BEGINNING[beginning];
  if (service === undefined) throw new Error(`${type} belongs to no service: add it to ${__filename}`);
  return service;
}
