import { contains, type Expectations, expects, requires } from '../expectation';
import { INVENTED_ARN } from '../mocks';

export const observability: Expectations = ({ environment, region }) => {
  const cluster = environment.clusters.find((candidate) => candidate.region === region);
  const prefix = cluster?.name.replaceAll('-', '_') ?? '';
  const watchdog = `aws_cloudwatch_metric_alarm.${prefix}_watchdog`;
  const isManaged = environment.telemetry.backend === 'amazon-managed-prometheus';
  return [
    expects('silence of the watchdog is an alarm', watchdog, 'treat_missing_data', 'breaching'),
    expects('the watchdog is heard outside of the cluster', watchdog, 'alarm_actions', [
      `arn:aws:sns:${region}:${environment.account}:${environment.name}-alarms`,
    ]),
    requires('the watchdog may be silent for a quarter of an hour', watchdog, 'evaluation_periods', 3),
    contains(
      'only Alertmanager keeps the watchdog quiet',
      `aws_sns_topic_policy.${prefix}_watchdog`,
      'policy',
      isManaged ? ':workspace/*' : `${cluster?.name ?? ''}-alertmanager`,
    ),
    ...(isManaged ? managedMetrics(prefix) : []),
    expects(
      'telemetry is encrypted with a key of ours',
      'aws_s3_bucket_server_side_encryption_configuration.logs',
      'rule.apply_server_side_encryption_by_default.kms_master_key_id',
      INVENTED_ARN,
    ),
    expects(
      'no policy opens the bucket of logs',
      'aws_s3_bucket_public_access_block.logs',
      'restrict_public_buckets',
      true,
    ),
    requires(
      'logs of Auto Mode are turned on',
      `aws_cloudwatch_log_delivery_source.${prefix}_auto_mode_compute`,
      'log_type',
      'AUTO_MODE_COMPUTE_LOGS',
    ),
    contains(
      'grave findings of GuardDuty are heard',
      'aws_cloudwatch_event_rule.threat_findings',
      'event_pattern',
      '"numeric":[">=",7]',
    ),
  ];
};

/** What there is where Amazon keeps the metrics of a cluster. */
function managedMetrics(prefix: string) {
  return [
    expects(
      'metrics are encrypted with a key of ours',
      `aws_prometheus_workspace.${prefix}`,
      'kms_key_arn',
      INVENTED_ARN,
    ),
    contains(
      'the heartbeat is a rule of the workspace',
      `aws_prometheus_rule_group_namespace.${prefix}_general`,
      'data',
      'alert: Watchdog',
    ),
    contains(
      'alerts reach the topic of the heartbeat',
      `aws_prometheus_alert_manager_definition.${prefix}`,
      'definition',
      `${prefix.replaceAll('_', '-')}-watchdog`,
    ),
    contains(
      'the scraper asks the kubelets',
      `aws_prometheus_scraper.${prefix}`,
      'scrape_configuration',
      'job_name: kubelet',
    ),
  ];
}
