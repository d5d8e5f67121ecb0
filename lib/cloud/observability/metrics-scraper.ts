import { PrometheusScraper } from '@cdktf/provider-aws/lib/prometheus-scraper';
import { Construct } from 'constructs';
import { type Account, arns, type Cluster, names, serviceNames } from '../../environment';
import { literal } from '../literal';
import { withLogicalId } from '../logical-id';
import { ServiceRole } from '../service-role';

export interface MetricsScraperProps {
  /** The account of the cluster and of the workspace. */
  readonly environment: Account;
  /** The cluster that is asked for metrics. */
  readonly cluster: Pick<Cluster, 'name' | 'region'>;
  /** Where they go. */
  readonly workspaceArn: string;
  /** In two zones at least, with an address free in each: pods see its network interfaces there. */
  readonly subnetIds: string[];
  /** What lets it reach nodes and pods. */
  readonly securityGroupIds: string[];
  /** What is asked, as text of prometheus.yml. */
  readonly configuration: string;
}

/**
 * The managed collector of Amazon Managed Prometheus. EKS lets it in by an access entry of its own, with the policy
 * AmazonPrometheusScraperPolicy, that nobody else may make. A change of its configuration is made in place; another
 * cluster, subnet or security group is another scraper.
 *
 * To a workspace with a key of ours it writes with a role, and through a second one, also within one account. Both trust
 * every scraper of the account, because this one has no ARN before they are there.
 * @see https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html
 */
export class MetricsScraper extends Construct {
  private readonly props: MetricsScraperProps;
  private readonly prefix: string;

  constructor(scope: Construct, id: string, props: MetricsScraperProps) {
    super(scope, id);
    this.props = props;
    const { environment, cluster, workspaceArn, subnetIds, securityGroupIds, configuration } = props;
    this.prefix = cluster.name.replaceAll('-', '_');
    const source = this.addScraperRole();
    const target = this.addWriterRole(source.arn);
    const scraper = new PrometheusScraper(this, 'Resource', {
      alias: names.metricsWorkspace(cluster),
      scrapeConfiguration: literal(configuration),
      source: [
        { eks: [{ clusterArn: arns.cluster(environment, cluster.region, cluster.name), subnetIds, securityGroupIds }] },
      ],
      destination: [{ amp: [{ workspaceArn }] }],
      roleConfiguration: [{ sourceRoleArn: source.arn, targetRoleArn: target.arn }],
      dependsOn: [...source.policies, ...target.policies],
    });
    withLogicalId(scraper, this.prefix);
  }

  private addScraperRole(): ServiceRole {
    const { environment, cluster } = this.props;
    const writer = arns.role(environment, names.metricsWriterRole(cluster));
    return new ServiceRole(this, 'ScraperRole', {
      environment,
      name: names.metricsScraperRole(cluster),
      logicalId: `${this.prefix}_metrics_scraper`,
      description: `Collects metrics of ${cluster.name}`,
      trust: {
        principals: { Service: [serviceNames.principal('scraper.aps')] },
        actions: ['sts:AssumeRole'],
        conditions: {
          StringEquals: { 'aws:SourceAccount': [environment.account] },
          ArnLike: { 'aws:SourceArn': [arns.metricsScraperWildcard(environment, cluster.region)] },
        },
      },
      inlinePolicies: { write: [{ actions: ['sts:AssumeRole'], resources: [writer] }] },
    });
  }

  private addWriterRole(scraperRoleArn: string): ServiceRole {
    const { environment, cluster, workspaceArn } = this.props;
    return new ServiceRole(this, 'WriterRole', {
      environment,
      name: names.metricsWriterRole(cluster),
      logicalId: `${this.prefix}_metrics_writer`,
      description: `Writes metrics of ${cluster.name} to their workspace`,
      trust: {
        principals: { AWS: [scraperRoleArn] },
        actions: ['sts:AssumeRole'],
        conditions: {
          StringLike: { 'sts:ExternalId': [arns.metricsScraperWildcard(environment, cluster.region)] },
        },
      },
      inlinePolicies: { write: [{ actions: ['aps:RemoteWrite'], resources: [workspaceArn] }] },
    });
  }
}
