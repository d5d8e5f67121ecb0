import type { Construct } from 'constructs';
import {
  AccountBaseline,
  AlarmTopic,
  AuditTrail,
  type AuditTrailProps,
  Layer,
  MonthlyBudget,
  PermissionsBoundary,
  RegionalBaseline,
  SecurityAlarms,
  StateBucket,
} from '../../lib/cloud';
import { arns, type Environment, names } from '../../lib/environment';

/**
 * What every other layer stands on, once an account: the bucket of the states, the boundary of all roles, and what watches
 * the account. The first region is home to it.
 */
export function bootstrapLayer(scope: Construct, environment: Environment): void {
  const [region = missingRegion(environment), ...others] = environment.regions;
  const layer = new Layer(scope, { environment, region, name: names.bootstrapLayer() });
  const { auditTrailDays: accessLogsDays } = environment.retention;

  new AccountBaseline(layer, 'AccountBaseline');
  const { arn: boundaryArn } = new PermissionsBoundary(layer, 'PermissionsBoundary', {
    environment,
    assumable: assumableRoles(environment),
  });
  const { accessLogsBucket } = new RegionalBaseline(layer, 'Home', { environment, region, accessLogsDays });
  for (const other of others) {
    const provider = layer.providerIn(other);
    new RegionalBaseline(layer, `Region-${other}`, { environment, region: other, accessLogsDays, provider });
  }
  new StateBucket(layer, 'StateBucket', { environment, region, accessLogsBucket });
  watch(layer, environment, { region, accessLogsBucket, boundaryArn });
}

/** Records who does what in the account and what it costs, and tells its owners when they have to look. */
function watch(
  layer: Layer,
  environment: Environment,
  home: Pick<AuditTrailProps, 'region' | 'accessLogsBucket' | 'boundaryArn'>,
): void {
  const { stage, retention, owners, budget } = environment;
  const { arn: topicArn } = new AlarmTopic(layer, 'SecurityTopic', {
    environment,
    region: home.region,
    name: names.securityAlarmTopic(environment),
    logicalId: 'security_alarms',
    emails: owners.map(({ email }) => email),
  });
  const retentionDays = retention.auditTrailDays;
  const { logGroupName } = new AuditTrail(layer, 'AuditTrail', { environment, stage, retentionDays, ...home });
  new SecurityAlarms(layer, 'SecurityAlarms', { environment, logGroupName, topicArn });
  new MonthlyBudget(layer, 'MonthlyBudget', { environment, limitUsd: budget.monthlyUsd, topicArn });
}

/** The rules have made sure that there is one. */
function missingRegion({ name }: Environment): never {
  throw new Error(`${name} has no region: the rules should have said so`);
}

/** Amazon's scrapers of metrics write with a second role. */
function assumableRoles(environment: Environment): string[] {
  if (environment.telemetry.backend !== 'amazon-managed-prometheus') return [];
  return environment.clusters.map((cluster) => arns.role(environment, names.metricsWriterRole(cluster)));
}
