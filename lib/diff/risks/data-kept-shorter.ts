import { stayingPair } from '../change';
import { at, type JsonObject, numberAt, objectsOf, textAt } from '../values';
import type { RiskRule } from './risk';

/** How long something is kept, by what keeps it; not listed is what is kept for ever. */
type Periods = ReadonlyMap<string, number>;

const READERS: Readonly<Record<string, (body: JsonObject) => Periods>> = {
  aws_backup_plan: (body) => daysOf(objectsOf(body['rule']), 'rule_name', ['lifecycle', 'delete_after']),
  aws_backup_vault_lock_configuration: (body) => daysOf([body], 'backup_vault_name', ['min_retention_days']),
  aws_s3_bucket_lifecycle_configuration: (body) =>
    new Map([
      ...daysOf(objectsOf(body['rule']), 'id', ['expiration', 'days']),
      ...daysOf(objectsOf(body['rule']), 'id', ['noncurrent_version_expiration', 'noncurrent_days']),
    ]),
  aws_s3_bucket_object_lock_configuration: (body) =>
    daysOf(objectsOf(body['rule']), 'id', ['default_retention', 'days']),
  aws_kms_key: (body) => daysOf([body], 'description', ['deletion_window_in_days']),
  aws_db_instance: (body) => daysOf([body], 'identifier', ['backup_retention_period']),
  aws_rds_cluster: (body) => daysOf([body], 'cluster_identifier', ['backup_retention_period']),
};

export const dataKeptShorter: RiskRule = {
  name: 'data-kept-shorter',
  risk: 'destroys-data',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html',
  judge(change) {
    const pair = stayingPair(change, new Set(Object.keys(READERS)));
    const reader = pair === undefined ? undefined : READERS[pair.type];
    if (pair === undefined || reader === undefined) return [];
    const [olds, news] = [reader(pair.before), reader(pair.after)];
    return [...news].flatMap(([name, days]) => {
      const old = olds.get(name) ?? (isEndless(pair.type) ? Infinity : 0);
      return days < old ? [`${name} keeps ${days} days, not ${old === Infinity ? 'for ever' : old}`] : [];
    });
  },
};

/** Where no period means that nothing is ever deleted. */
function isEndless(type: string): boolean {
  return type === 'aws_backup_plan' || type === 'aws_s3_bucket_lifecycle_configuration';
}

function daysOf(items: readonly JsonObject[], name: string, path: readonly string[]): Map<string, number> {
  return new Map(
    items.flatMap((item, index) => {
      const days = numberAt(item, ...path);
      const isOff = at(item, 'status') === 'Disabled';
      const field = path.join('.');
      return days === undefined || isOff ? [] : [[`${textAt(item, name) ?? index} ${field}`, days] as const];
    }),
  );
}
