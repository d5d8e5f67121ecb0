import { clusterTemplate } from '../fixtures';

describe('ControlPlaneLogs', () => {
  test('keeps what EKS writes as long as the environment says', () => {
    expect(clusterTemplate().resource('aws_cloudwatch_log_group', 'control_plane_logs')).toMatchObject({
      name: '/aws/eks/test-a/cluster',
      retention_in_days: 400,
      kms_key_id: '${aws_kms_key.control_plane_logs.arn}',
      lifecycle: { prevent_destroy: true },
    });
  });

  test('has a key of its own, beside that of the cluster', () => {
    expect(clusterTemplate().resources('aws_kms_alias')).toMatchObject({
      control_plane_logs: { name: 'alias/test-a-control-plane-logs' },
      cluster: { name: 'alias/test-a-secrets' },
    });
  });
});
