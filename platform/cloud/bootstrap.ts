import type { Construct } from 'constructs';
import {
  AccountBaseline,
  AlarmTopic,
  AuditTrail,
  Layer,
  MonthlyBudget,
  PermissionsBoundary,
  RegionalBaseline,
  SecurityAlarms,
  StateBucket,
} from '../../lib/cloud';
import { type Environment, names } from '../../lib/environment';

/**
 * What every other layer stands on, once an account: the bucket of the states, the boundary of all roles, and what watches
 * the account. The first region is home to it.
 */
export function bootstrapLayer(scope: Construct, environment: Environment): void {
  const [region = missingRegion(environment), ...others] = environment.regions;
  const layer = new Layer(scope, { environment, region, name: names.bootstrapLayer() });
  const { auditTrailDays: accessLogsDays } = environment.retention;

  new AccountBaseline(layer, 'AccountBaseline');
  new PermissionsBoundary(layer, 'PermissionsBoundary', { environment, region });
  const home = new RegionalBaseline(layer, 'Home', { environment, region, accessLogsDays });
  for (const other of others) {
    const provider = layer.providerIn(other);
    new RegionalBaseline(layer, `Region-${other}`, { environment, region: other, accessLogsDays, provider });
  }
  new StateBucket(layer, 'StateBucket', { environment, region, accessLogsBucket: home.accessLogsBucket });
  watch(layer, environment, region, home.accessLogsBucket);
}

function watch(layer: Layer, environment: Environment, region: string, accessLogsBucket: string): void {
  const { stage, retention, owners, budget } = environment;
  const { arn: topicArn } = new AlarmTopic(layer, 'SecurityTopic', {
    environment,
    region,
    name: names.securityAlarmTopic(environment),
    logicalId: 'security_alarms',
    emails: owners.map(({ email }) => email),
  });
  const { logGroupName } = new AuditTrail(layer, 'AuditTrail', {
    environment,
    region,
    stage,
    retentionDays: retention.auditTrailDays,
    accessLogsBucket,
  });
  new SecurityAlarms(layer, 'SecurityAlarms', { environment, logGroupName, topicArn });
  new MonthlyBudget(layer, 'MonthlyBudget', { environment, limitUsd: budget.monthlyUsd, topicArn });
}

/** The rules have made sure that there is one. */
function missingRegion({ name }: Environment): never {
  throw new Error(`${name} has no region: the rules should have said so`);
}
