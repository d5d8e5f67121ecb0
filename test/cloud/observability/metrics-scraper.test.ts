import { MetricsScraper } from '../../../lib/cloud/observability/metrics-scraper';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { cluster, environment } from '../fixtures';

const SCRAPERS = 'arn:aws:aps:eu-west-2:123456789012:scraper/*';

const { resource } = layerTemplate((layer) => {
  new MetricsScraper(layer, 'Scraper', {
    environment,
    cluster,
    workspaceArn: 'arn:workspace',
    subnetIds: ['subnet-a', 'subnet-b'],
    securityGroupIds: ['sg-1'],
    configuration: 'scrape_configs: []\n',
  });
});

describe('MetricsScraper', () => {
  test('asks the cluster from its subnets and writes with two roles, once they have their rights', () => {
    expect(resource('aws_prometheus_scraper', 'test_a')).toEqual({
      alias: 'test-a',
      scrape_configuration: 'scrape_configs: []\n',
      source: [
        {
          eks: [
            {
              cluster_arn: 'arn:aws:eks:eu-west-2:123456789012:cluster/test-a',
              security_group_ids: ['sg-1'],
              subnet_ids: ['subnet-a', 'subnet-b'],
            },
          ],
        },
      ],
      destination: [{ amp: [{ workspace_arn: 'arn:workspace' }] }],
      role_configuration: [
        {
          source_role_arn: '${aws_iam_role.test_a_metrics_scraper.arn}',
          target_role_arn: '${aws_iam_role.test_a_metrics_writer.arn}',
        },
      ],
      depends_on: [
        'aws_iam_role_policy.test_a_metrics_scraper_write',
        'aws_iam_role_policy.test_a_metrics_writer_write',
      ],
    });
  });

  test('is the only one that takes its role, for this account', () => {
    expect(statementsOf(resource('aws_iam_role', 'test_a_metrics_scraper'), 'assume_role_policy')).toEqual([
      {
        Effect: 'Allow',
        Action: ['sts:AssumeRole'],
        Principal: { Service: ['scraper.aps.amazonaws.com'] },
        Condition: {
          StringEquals: { 'aws:SourceAccount': ['123456789012'] },
          ArnLike: { 'aws:SourceArn': [SCRAPERS] },
        },
      },
    ]);
  });

  test('writes to the one workspace, and may do nothing else', () => {
    const rights = ['scraper', 'writer'].flatMap((name) =>
      statementsOf(resource('aws_iam_role_policy', `test_a_metrics_${name}_write`), 'policy'),
    );
    expect(rights.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [['sts:AssumeRole'], ['arn:aws:iam::123456789012:role/test-a-metrics-writer']],
      [['aps:RemoteWrite'], ['arn:workspace']],
    ]);
  });

  test('the role that writes is taken by that of the scraper, and by nobody else', () => {
    expect(statementsOf(resource('aws_iam_role', 'test_a_metrics_writer'), 'assume_role_policy')).toMatchObject([
      {
        Principal: { AWS: ['${aws_iam_role.test_a_metrics_scraper.arn}'] },
        Condition: { StringLike: { 'sts:ExternalId': [SCRAPERS] } },
      },
    ]);
  });
});
