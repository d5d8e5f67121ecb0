import { PrometheusWorkspace } from '@cdktf/provider-aws/lib/prometheus-workspace';
import { PrometheusWorkspaceConfiguration } from '@cdktf/provider-aws/lib/prometheus-workspace-configuration';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, type Cluster, names } from '../../environment';
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

/**
 * A scraper puts it on the workspace that it writes to: Terraform would take it off again.
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/prometheus_scraper
 */
const SCRAPED = { AMPAgentlessScraper: '' };

export interface MetricsWorkspaceProps {
  /** The account that owns the workspace. */
  readonly environment: Account;
  /** The cluster whose metrics it holds, and no other's: so it needs no label for the cluster, and rules name none. */
  readonly cluster: Pick<Cluster, 'name' | 'region'>;
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
  /** A reference, too. */
  public readonly arn: string;
  /** Where its metrics are read; ends in a slash. */
  public readonly endpoint: string;
  private readonly props: MetricsWorkspaceProps;
  private readonly prefix: string;

  constructor(scope: Construct, id: string, props: MetricsWorkspaceProps) {
    super(scope, id);
    this.props = props;
    const { cluster, retentionDays, permission } = props;
    const logicalId = cluster.name.replaceAll('-', '_');
    this.prefix = `${logicalId}_metrics`;
    const workspace = new PrometheusWorkspace(this, 'Resource', {
      alias: names.metricsWorkspace(cluster),
      kmsKeyArn: this.addKey(),
      // The service wants the group with everything in it.
      loggingConfiguration: { logGroupArn: `${this.addLogGroup()}:*` },
      tags: SCRAPED,
      dependsOn: [permission],
      lifecycle: { preventDestroy: true },
    });
    this.workspaceId = withLogicalId(workspace, logicalId).id;
    this.arn = workspace.arn;
    this.endpoint = workspace.prometheusEndpoint;
    const config = { workspaceId: this.workspaceId, retentionPeriodInDays: retentionDays };
    withLogicalId(new PrometheusWorkspaceConfiguration(this, 'Configuration', config), logicalId);
    this.addUsageAlarms();
  }

  /** The service makes a grant with the rights of whoever creates the workspace. */
  private addKey(): string {
    const { environment, cluster } = this.props;
    const throughService = usableThrough(environment, 'aps', cluster.region);
    const key = new EncryptionKey(this, 'Key', {
      environment,
      logicalId: this.prefix,
      alias: names.metricsWorkspaceKeyAlias(cluster),
      description: `Encrypts the metrics of ${cluster.name}`,
      use: [{ ...throughService, actions: [...throughService.actions, 'kms:CreateGrant'] }],
    });
    return key.arn;
  }

  private addLogGroup(): string {
    const { environment, cluster, logsDays: retentionDays } = this.props;
    const group = new EncryptedLogGroup(this, 'LogGroup', {
      environment,
      region: cluster.region,
      retentionDays,
      logicalId: `${this.prefix}_logs`,
      name: names.metricsWorkspaceLogGroup(cluster),
      keyAlias: names.metricsWorkspaceLogsKeyAlias(cluster),
    });
    return group.arn;
  }

  /** @see https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-CW-usage-metrics.html */
  private addUsageAlarms(): void {
    const { cluster, topicArn } = this.props;
    for (const [key, { resource, threshold }] of Object.entries(USAGE_LIMITS)) {
      new MetricAlarm(this, `Usage-${key}`, {
        name: `${names.metricsWorkspace(cluster)}-metrics-${key}`,
        logicalId: `${this.prefix}_${key.replaceAll('-', '_')}`,
        description: `The workspace of the metrics of ${cluster.name} takes in more than ${threshold} (${resource}). Find the metric with the most series.`,
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
