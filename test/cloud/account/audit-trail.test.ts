import { AuditTrail } from '../../../lib/cloud/account/audit-trail';
import { PermissionsBoundary } from '../../../lib/cloud/account/permissions-boundary';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { environment } from '../fixtures';

describe('AuditTrail', () => {
  const template = layerTemplate((layer) => {
    const { arn: boundaryArn } = new PermissionsBoundary(layer, 'Boundary', { environment });
    const { logGroupName } = new AuditTrail(layer, 'AuditTrail', {
      environment,
      region: 'eu-west-2',
      stage: 'production',
      retentionDays: 400,
      accessLogsBucket: 'some-logs',
      boundaryArn,
    });
    layer.addOutput('log_group', logGroupName);
  });

  test('records every region, with digests, once bucket and role let it', () => {
    expect(template.resource('aws_cloudtrail', 'audit')).toEqual({
      name: 'test-audit',
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
      s3_bucket_name: '${aws_s3_bucket.audit.bucket}',
      kms_key_id: '${aws_kms_key.audit.arn}',
      cloud_watch_logs_group_arn: '${aws_cloudwatch_log_group.audit_logs.arn}:*',
      cloud_watch_logs_role_arn: '${aws_iam_role.audit.arn}',
      lifecycle: { prevent_destroy: true },
      depends_on: ['aws_s3_bucket_policy.audit', 'aws_iam_role_policy.audit_write'],
    });
  });

  test('keeps a copy for alarms, as long as the records', () => {
    expect(template.resource('aws_cloudwatch_log_group', 'audit_logs')).toMatchObject({
      name: '/aws/cloudtrail/test-audit',
      retention_in_days: 400,
      kms_key_id: '${aws_kms_key.audit_logs.arn}',
    });
  });

  test('hands on its log group as a reference, so that alarms wait for it', () => {
    expect(template.json.output).toEqual({ log_group: { value: '${aws_cloudwatch_log_group.audit_logs.name}' } });
  });

  test('writes to its own streams of that log group, and makes no group', () => {
    const statements = statementsOf(template.resource('aws_iam_role_policy', 'audit_write'), 'policy');

    expect(statements).toEqual([
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: [
          'arn:aws:logs:eu-west-2:123456789012:log-group:/aws/cloudtrail/test-audit:log-stream:123456789012_CloudTrail_eu-west-2*',
        ],
      },
    ]);
  });

  test('has a role that is made after its boundary', () => {
    expect(template.resource('aws_iam_role', 'audit')).toMatchObject({
      permissions_boundary: '${aws_iam_policy.permissions_boundary.arn}',
    });
  });

  test('has a role that CloudTrail alone assumes', () => {
    expect(statementsOf(template.resource('aws_iam_role', 'audit'), 'assume_role_policy')).toEqual([
      { Effect: 'Allow', Principal: { Service: ['cloudtrail.amazonaws.com'] }, Action: ['sts:AssumeRole'] },
    ]);
  });
});
