import { IAM_ROLE_MAX_LENGTH } from '../../../lib/environment/limited-names';
import type { Environment } from '../../../lib/environment';
import { testEnvironment } from '../../../lib/testing/environments';
import { renderTree } from '../../../lib/testing/rendering';
import { platform } from '../../../platform/platform';

/**
 * What AWS takes, by the field that holds the name; each figure is from the reference of the call that makes the resource.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDeliverySource.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupPlanInput.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 */
const MAX_LENGTHS: Readonly<Record<string, number>> = {
  'aws_accessanalyzer_analyzer.analyzer_name': 255,
  'aws_backup_plan.name': 50,
  'aws_backup_restore_testing_plan.name': 50,
  'aws_backup_selection.name': 50,
  'aws_backup_vault.name': 50,
  'aws_budgets_budget.name': 100,
  'aws_cloudtrail.name': 128,
  'aws_cloudwatch_event_rule.name': 64,
  'aws_cloudwatch_log_delivery_destination.name': 60,
  'aws_cloudwatch_log_delivery_source.name': 60,
  'aws_cloudwatch_log_group.name': 512,
  'aws_cloudwatch_log_metric_filter.name': 512,
  'aws_cloudwatch_metric_alarm.alarm_name': 255,
  'aws_ecr_repository.name': 256,
  'aws_eks_cluster.name': 100,
  'aws_iam_policy.name': 128,
  'aws_iam_role.name': IAM_ROLE_MAX_LENGTH,
  'aws_kms_alias.name': 256,
  'aws_prometheus_rule_group_namespace.name': 64,
  'aws_prometheus_scraper.alias': 100,
  'aws_prometheus_workspace.alias': 100,
  'aws_route53_resolver_query_log_config.name': 64,
  'aws_s3_bucket.bucket': 63,
  'aws_security_group.name': 255,
  'aws_sns_topic.name': 256,
};

const NAME_FIELDS = ['alarm_name', 'alias', 'analyzer_name', 'bucket', 'name'];

/** Their names are the same in every environment, or are the zone's. */
const NOT_OURS = [
  'aws_backup_restore_testing_selection',
  'aws_guardduty_detector_feature',
  'aws_iam_role_policy',
  'aws_route53_record',
  'aws_route53_zone',
];

interface Name {
  readonly field: string;
  readonly value: string;
}

type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

test('whatever passes the rules about names has no name that is too long for AWS', () => {
  // GIVEN the longest names of an environment and of a cluster
  const longest = withLongestNames({});

  // WHEN everything is rendered
  const { files } = renderTree(platform, longest);
  const found = namesIn(files);

  // THEN every name fits, and those that reach a limit first fit exactly
  expect([...new Set(found.map(({ field }) => field))].sort()).toEqual(Object.keys(MAX_LENGTHS));
  expect(found.filter((name) => spareOf(name) < 0)).toEqual([]);
  expect([...new Set(found.filter((name) => spareOf(name) === 0).map(({ field }) => field))].sort()).toEqual([
    'aws_backup_plan.name',
    'aws_cloudwatch_log_delivery_source.name',
    'aws_s3_bucket.bucket',
  ]);
});

test.each([{ name: 'n'.repeat(27) }, { cluster: 'c'.repeat(46) }])('fails when one is longer: %j', (longer) => {
  expect(() => withLongestNames(longer)).toThrow('shorten it by 1 character');
});

/** All the rest is as short as it may be: one letter for the organisation, and no region has a shorter name. */
function withLongestNames({ name = 'n'.repeat(26), cluster = 'c'.repeat(45) }): Environment {
  const nodePools = [{ name: 'general', cpuLimit: 16, memoryLimitGiB: 64 }];
  const receivers = [{ type: 'sns', name: 'platform', topic: 'alarms' } as const];
  return testEnvironment({
    name,
    organisation: { name: 'a', domain: 'acme.example' },
    clusters: [{ name: cluster, region: 'eu-west-2', kubernetesVersion: '1.35', nodePools }],
    telemetry: { backend: 'amazon-managed-prometheus', receivers },
  });
}

function namesIn(files: ReadonlyMap<string, string>): Name[] {
  const texts = [...files].flatMap(([file, text]) => (file.endsWith('/cdk.tf.json') ? [text] : []));
  return texts.flatMap((text) =>
    Object.entries((JSON.parse(text) as { resource: Resources }).resource).flatMap(([type, resources]) =>
      Object.values(resources).flatMap((resource) =>
        NAME_FIELDS.flatMap((key): Name[] => {
          const value = resource[key];
          const isOurs = typeof value === 'string' && !value.startsWith('${') && !NOT_OURS.includes(type);
          return isOurs ? [{ field: `${type}.${key}`, value }] : [];
        }),
      ),
    ),
  );
}

function spareOf({ field, value }: Name): number {
  return (MAX_LENGTHS[field] ?? 0) - value.length;
}
