import { Construct } from 'constructs';
import { type Account, type Environment, names } from '../../environment';
import { EncryptionKey } from '../encryption-key';
import { usableThrough } from '../key-use';
import { PrivateBucket } from '../private-bucket';

/**
 * How much longer than its retention an object may live. Loki deletes by itself, two hours after the retention; the
 * bucket only catches what it forgot. Objects hold nothing younger than themselves, so no rule by age can take what is
 * still wanted; the week lets Loki go first even after some days of standstill, and its index never names what is gone.
 * @see https://grafana.com/docs/loki/latest/operations/storage/retention/
 */
const SLACK_DAYS = 7;

/** Telemetry is written once: what is overwritten is bookkeeping, and what is deleted has expired. */
const NONCURRENT_DAYS = 7;

export interface TelemetryBucketsProps {
  /** What names and ARNs are made of. */
  readonly environment: Account & Pick<Environment, 'organisation'>;
  /** Where they are: beside the clusters that write to them. */
  readonly region: string;
  /** How long logs are wanted, in days. */
  readonly logsDays: number;
  /** How long metrics are wanted, in days. */
  readonly metricsDays: number;
}

/** What Loki and Prometheus keep: two buckets and one key, which roles of the account use through S3 only. */
export class TelemetryBuckets extends Construct {
  constructor(scope: Construct, id: string, props: TelemetryBucketsProps) {
    super(scope, id);
    const { environment, region, logsDays, metricsDays } = props;
    const key = new EncryptionKey(this, 'Key', {
      environment,
      logicalId: 'telemetry',
      alias: names.telemetryKeyAlias(environment, region),
      description: `Encrypts the logs and metrics of ${environment.name} in ${region}`,
      use: [usableThrough(environment, 's3', region)],
    });
    const common = {
      environment,
      keyArn: key.arn,
      accessLogsBucket: names.accessLogsBucket(environment, region),
      noncurrentDays: NONCURRENT_DAYS,
    };
    const logs = { name: names.logsBucket(environment, region), expirationDays: logsDays + SLACK_DAYS };
    new PrivateBucket(this, 'Logs', { ...common, ...logs, logicalId: 'logs' });
    const metrics = { name: names.metricsBucket(environment, region), expirationDays: metricsDays + SLACK_DAYS };
    new PrivateBucket(this, 'Metrics', { ...common, ...metrics, logicalId: 'metrics' });
  }
}
