import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, arns, serviceNames } from '../environment';
import { EncryptionKey, type EncryptionKeyProps } from './encryption-key';
import { withLogicalId } from './logical-id';

export interface EncryptedLogGroupProps {
  /** The account that owns the group. */
  readonly environment: Account;
  /** Where the group and its key are. */
  readonly region: string;
  /** What its writers and readers name: `/aws/vpc/prod-eu-west-2/flow-logs`. */
  readonly name: string;
  /** `aws_cloudwatch_log_group.<logicalId>`, and the same for its key. */
  readonly logicalId: string;
  /** What people call its key: `alias/prod-eu-west-2-flow-logs`. */
  readonly keyAlias: string;
  /** How long events are kept, in days; one of the values that CloudWatch knows. */
  readonly retentionDays: number;
}

/** What CloudWatch Logs does with a key, spelt out from `kms:ReEncrypt*`, `kms:GenerateDataKey*` and `kms:Describe*`. */
const LOGS_USE_OF_A_KEY = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** A log group with a retention and a key of its own, protected from `terraform destroy`: logs are evidence. */
export class EncryptedLogGroup extends Construct {
  /** A reference: whatever uses it waits for the group. */
  public readonly arn: string;
  /** A reference: whatever uses it waits for the group. */
  public readonly name: string;
  /** For whatever has to wait for the group. */
  public readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: EncryptedLogGroupProps) {
    super(scope, id);
    const { environment, name, logicalId, keyAlias: alias, retentionDays } = props;
    const description = `Encrypts the log group ${name}`;
    const key = new EncryptionKey(this, 'Key', { environment, logicalId, alias, description, use: useByLogs(props) });
    const group = new CloudwatchLogGroup(this, 'Resource', {
      name,
      kmsKeyId: key.arn,
      retentionInDays: retentionDays,
      lifecycle: { preventDestroy: true },
    });
    this.resource = withLogicalId(group, logicalId);
    this.arn = group.arn;
    this.name = group.name;
  }
}

/**
 * The service may use the key for this one group; roles of the account only through the service, when IAM lets them.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function useByLogs({ environment, region, name }: EncryptedLogGroupProps): EncryptionKeyProps['use'] {
  const service = serviceNames.logsPrincipal(environment, region);
  const thisGroup = { 'kms:EncryptionContext:aws:logs:arn': [arns.logGroup(environment, region, name)] };
  return [
    { principals: { Service: [service] }, actions: LOGS_USE_OF_A_KEY, conditions: { ArnEquals: thisGroup } },
    {
      principals: { AWS: [arns.accountRoot(environment)] },
      actions: LOGS_USE_OF_A_KEY,
      conditions: { ArnEquals: thisGroup, StringEquals: { 'kms:ViaService': [service] } },
    },
  ];
}
