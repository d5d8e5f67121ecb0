import { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail';
import { Construct } from 'constructs';
import { type Account, arns, names, serviceNames, type Stage } from '../../environment';
import { EncryptedLogGroup } from '../encrypted-log-group';
import { withLogicalId } from '../logical-id';
import type { PolicyStatement } from '../policy-document';
import { ServiceRole } from '../service-role';
import { AuditBucket } from './audit-bucket';
import type { BucketOwner } from './bucket-owner';

export interface AuditTrailProps {
  /** What names and ARNs are made of. */
  readonly environment: BucketOwner;
  /** The home region, where the trail, its key, its bucket and its log group are. */
  readonly region: string;
  /** How firmly records are locked: in production nobody opens the lock, not even root. */
  readonly stage: Stage;
  /** How long records are kept, in days. */
  readonly retentionDays: number;
  /** The bucket that records who reads the records. */
  readonly accessLogsBucket: string;
  /** A reference to the boundary of its role, which the same layer makes. */
  readonly boundaryArn: string;
}

/**
 * Who did what in the account, in every region: locked away in S3 with digests that prove nothing was changed, and in a
 * log group for alarms.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html
 */
export class AuditTrail extends Construct {
  /** A reference: whatever uses it waits for the log group. */
  public readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { environment, region, stage, retentionDays, accessLogsBucket, boundaryArn } = props;
    const bucket = new AuditBucket(this, 'Bucket', { environment, region, stage, retentionDays, accessLogsBucket });
    const logGroup = new EncryptedLogGroup(this, 'LogGroup', {
      environment,
      region,
      retentionDays,
      logicalId: 'audit_logs',
      name: names.auditLogGroup(environment),
      keyAlias: names.auditLogsKeyAlias(environment),
    });
    const role = new ServiceRole(this, 'Role', {
      environment,
      name: names.auditRole(environment),
      logicalId: 'audit',
      description: 'Writes the audit trail to CloudWatch',
      // Without aws:SourceArn: AWS documents none for this role, and a wrong condition stops CreateTrail.
      // @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
      trust: { principals: { Service: [serviceNames.principal('cloudtrail')] }, actions: ['sts:AssumeRole'] },
      inlinePolicies: { write: [mayWriteTo(environment, region)] },
      boundaryArn,
    });
    const trail = new Cloudtrail(this, 'Resource', {
      name: names.auditTrail(environment),
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      s3BucketName: bucket.bucketName,
      kmsKeyId: bucket.keyArn,
      cloudWatchLogsGroupArn: `${logGroup.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      lifecycle: { preventDestroy: true },
      dependsOn: [bucket.policy, ...role.policies],
    });
    withLogicalId(trail, 'audit');
    this.logGroupName = logGroup.name;
  }
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html */
function mayWriteTo(environment: Account, region: string): PolicyStatement {
  const logGroupArn = arns.logGroup(environment, region, names.auditLogGroup(environment));
  return {
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [`${logGroupArn}:log-stream:${environment.account}_CloudTrail_${region}*`],
  };
}
