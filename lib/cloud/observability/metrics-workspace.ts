import { PrometheusWorkspace } from '@cdktf/provider-aws/lib/prometheus-workspace';
import { PrometheusWorkspaceConfiguration } from '@cdktf/provider-aws/lib/prometheus-workspace-configuration';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, names } from '../../environment';
import { EncryptedLogGroup } from '../encrypted-log-group';
import { EncryptionKey } from '../encryption-key';
import { usableThrough } from '../key-use';
import { withLogicalId } from '../logical-id';
import { MetricAlarm } from '../metric-alarm';

/**
 * Four fifths of ten million active series, and what they send at one sample each in thirty seconds: both are bills before
 * they are quotas, which AWS raises by itself.
 * @see https://docs.aws.amazon.com/prometheus/latest/userguide/AMP_quotas.html
 */
const USAGE_LIMITS = {
  'active-series': { resource: 'ActiveSeries', threshold: 8_000_000 },
  'ingestion-rate': { resource: 'IngestionRate', threshold: 266_000 },
} as const;

export interface MetricsWorkspaceProps {
  /** The account that owns the workspace. */
  readonly environment: Account;
  /** Where it is: beside the clusters that write to it. */
  readonly region: string;
  /** How long metrics are kept, in days. */
  readonly retentionDays: number;
  /** How long its log about rules and alerts is kept, in days. */
  readonly logsDays: number;
  /** What lets AWS write that log. */
  readonly permission: ITerraformDependable;
  /** The topic that hears of too much. */
  readonly topicArn: string;
}

/**
 * Amazon Managed Service for Prometheus: metrics without disks of ours, encrypted with a key of ours.
 * @see https://docs.aws.amazon.com/prometheus/latest/userguide/encryption-at-rest-Amazon-Service-Prometheus.html
 */
export class MetricsWorkspace extends Construct {
  /** A reference: AWS mints it. */
  public readonly workspaceId: string;
  /** Where Prometheus writes and Grafana reads; ends in a slash. */
  public readonly endpoint: string;
  private readonly props: MetricsWorkspaceProps;

  constructor(scope: Construct, id: string, props: MetricsWorkspaceProps) {
    super(scope, id);
    this.props = props;
    const { environment, region, retentionDays, permission } = props;
    const workspace = new PrometheusWorkspace(this, 'Resource', {
      alias: names.metricsWorkspace(environment, region),
      kmsKeyArn: this.addKey(),
      // The service wants the group with everything in it.
      loggingConfiguration: { logGroupArn: `${this.addLogGroup()}:*` },
      dependsOn: [permission],
      lifecycle: { preventDestroy: true },
    });
    this.workspaceId = withLogicalId(workspace, 'main').id;
    this.endpoint = workspace.prometheusEndpoint;
    const config = { workspaceId: this.workspaceId, retentionPeriodInDays: retentionDays };
    withLogicalId(new PrometheusWorkspaceConfiguration(this, 'Configuration', config), 'main');
    this.addUsageAlarms();
  }

  /** The service makes a grant with the rights of whoever creates the workspace. */
  private addKey(): string {
    const { environment, region } = this.props;
    const throughService = usableThrough(environment, 'aps', region);
    const key = new EncryptionKey(this, 'Key', {
      environment,
      logicalId: 'metrics_workspace',
      alias: names.metricsWorkspaceKeyAlias(environment, region),
      description: `Encrypts the metrics of ${environment.name} in ${region}`,
      use: [{ ...throughService, actions: [...throughService.actions, 'kms:CreateGrant'] }],
    });
    return key.arn;
  }

  private addLogGroup(): string {
    const { environment, region, logsDays: retentionDays } = this.props;
    const group = new EncryptedLogGroup(this, 'LogGroup', {
      environment,
      region,
      retentionDays,
      logicalId: 'metrics_workspace_logs',
      name: names.metricsWorkspaceLogGroup(environment, region),
      keyAlias: names.metricsWorkspaceLogsKeyAlias(environment, region),
    });
    return group.arn;
  }

  /** @see https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-CW-usage-metrics.html */
  private addUsageAlarms(): void {
    const { environment, region, topicArn } = this.props;
    for (const [key, { resource, threshold }] of Object.entries(USAGE_LIMITS)) {
      new MetricAlarm(this, `Usage-${key}`, {
        name: `${names.metricsWorkspace(environment, region)}-${key}`,
        logicalId: `metrics_workspace_${key.replaceAll('-', '_')}`,
        description: `The metrics workspace takes in more than ${threshold} (${resource}). Find the metric with the most series.`,
        namespace: 'AWS/Usage',
        metricName: 'ResourceCount',
        dimensions: {
          Service: 'Prometheus',
          Type: 'Resource',
          Resource: resource,
          ResourceId: this.workspaceId,
          Class: 'None',
        },
        statistic: 'Average',
        periodSeconds: 300,
        periods: 3,
        threshold,
        topicArn,
      });
    }
  }
}
