import { BackupAlarms } from '../../../lib/cloud/backup/backup-alarms';
import { layerTemplate, type LayerTemplate } from '../../../lib/testing/layer-template';
import { environment } from '../fixtures';

function alarmsTemplate(expectsBackups = true): LayerTemplate {
  return layerTemplate((layer) => {
    const topicArn = 'arn:topic';
    const region = 'eu-west-2';
    new BackupAlarms(layer, 'Alarms', { environment, region, vaultName: 'test-vault', expectsBackups, topicArn });
  });
}

describe('BackupAlarms', () => {
  test.each([
    ['backup_jobs', 'Backup Job State Change', { state: ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'] }],
    ['copy_jobs', 'Copy Job State Change', { state: ['FAILED', 'PARTIAL'] }],
    ['restore_jobs', 'Restore Job State Change', { status: ['FAILED', 'ABORTED'] }],
  ])('tell of each of the %s that came to no good end', (key, detailType, detail) => {
    const rule = alarmsTemplate().resource('aws_cloudwatch_event_rule', `failed_${key}`);

    expect(JSON.parse(String(rule.event_pattern))).toEqual({
      source: ['aws.backup'],
      'detail-type': [detailType],
      detail,
    });
  });

  test('tell when no backup has been completed for nine hours, whether or not one failed', () => {
    expect(alarmsTemplate().resource('aws_cloudwatch_metric_alarm', 'backups_are_missing')).toMatchObject({
      namespace: 'AWS/Backup',
      metric_name: 'NumberOfBackupJobsCompleted',
      dimensions: { BackupVaultName: 'test-vault' },
      statistic: 'Sum',
      period: 3600,
      evaluation_periods: 9,
      comparison_operator: 'LessThanThreshold',
      threshold: 1,
      treat_missing_data: 'breaching',
    });
  });

  test('expect nothing of a region without clusters', () => {
    expect(Object.keys(alarmsTemplate(false).resources('aws_cloudwatch_metric_alarm'))).toEqual(['backups_fail']);
  });

  test('tell that backups fail until they no longer do', () => {
    expect(alarmsTemplate().resource('aws_cloudwatch_metric_alarm', 'backups_fail')).toMatchObject({
      metric_name: 'NumberOfBackupJobsFailed',
      threshold: 1,
      treat_missing_data: 'notBreaching',
    });
  });
});
