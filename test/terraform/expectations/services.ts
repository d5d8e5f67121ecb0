import { type Expectations, expects, requires } from '../expectation';
import { INVENTED_ARN } from '../mocks';

export const services: Expectations = ({ environment, region }) => [
  expects('no tag of an image is pushed twice', 'aws_ecr_repository.checkout_api', 'image_tag_mutability', 'IMMUTABLE'),
  requires(
    'images are scanned when they are pushed',
    'aws_ecr_repository.checkout_api',
    'image_scanning_configuration.scan_on_push',
    true,
  ),
  expects(
    'images are encrypted with a key of ours',
    'aws_ecr_repository.checkout_api',
    'encryption_configuration.kms_key',
    INVENTED_ARN,
  ),
  requires(
    'the certificate is for the names of the environment',
    'aws_acm_certificate.main',
    'domain_name',
    environment.certificates[0],
  ),
  requires('ACM asks DNS', 'aws_acm_certificate.main', 'validation_method', 'DNS'),
  expects('alarms are encrypted', 'aws_sns_topic.alarms', 'kms_master_key_id', INVENTED_ARN),
  requires(
    'owners hear of alarms',
    'aws_sns_topic_subscription.alarms_platform_acme_example',
    'endpoint',
    'platform@acme.example',
  ),
  ...(region === environment.regions[0]
    ? [requires('the zone is the one of the environment', 'aws_route53_zone.main', 'name', environment.dnsZone)]
    : []),
];
