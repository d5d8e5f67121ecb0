import { bodiesOf, destroyedResource, stayingPair } from '../change';
import { at, type JsonObject, stringsOf } from '../values';
import type { RiskRule } from './risk';

const RECORDS: Readonly<Record<string, string>> = {
  aws_cloudtrail: 'what is done in the account is recorded no more',
  aws_guardduty_detector: 'threats are looked for no more',
  aws_guardduty_detector_feature: 'a kind of threat is looked for no more',
  aws_accessanalyzer_analyzer: 'access from outside is looked for no more',
  aws_flow_log: 'traffic is recorded no more',
  aws_route53_resolver_query_log_config: 'questions to DNS are recorded no more',
  aws_route53_resolver_query_log_config_association: 'questions to DNS are recorded no more',
  aws_s3_bucket_logging: 'access to the bucket is recorded no more',
  aws_cloudwatch_log_delivery: 'a log is delivered no more',
  aws_cloudwatch_log_delivery_source: 'a log is delivered no more',
};

/** Switches that are on as long as they are not false. */
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  aws_cloudtrail: [
    'enable_logging',
    'enable_log_file_validation',
    'is_multi_region_trail',
    'include_global_service_events',
  ],
  aws_guardduty_detector: ['enable'],
  aws_kms_key: ['enable_key_rotation'],
};

export const auditWeakened: RiskRule = {
  name: 'audit-weakened',
  risk: 'weakens-observation',
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
  judge(change) {
    const recorded = RECORDS[destroyedResource(change)?.record.type ?? ''];
    if (recorded !== undefined && change.kind === 'removed') return [recorded];
    const pair = stayingPair(change);
    if (pair === undefined) return [];
    const off = (SWITCHES[pair.type] ?? []).filter((name) => pair.before[name] !== false && pair.after[name] === false);
    return [
      ...off.map((name) => `${name} is off`),
      ...(pair.type === 'aws_eks_cluster' ? logsLost(bodiesOf(change)) : []),
    ];
  },
};

function logsLost({ before, after }: { before?: JsonObject; after?: JsonObject }): string[] {
  const left = stringsOf(at(after, 'enabled_cluster_log_types'));
  const lost = stringsOf(at(before, 'enabled_cluster_log_types')).filter((type) => !left.includes(type));
  return lost.map((type) => `${type} of the control plane is recorded no more`);
}
