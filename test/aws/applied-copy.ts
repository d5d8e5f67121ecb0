import type { TerraformConfiguration } from '../terraform/configuration';
import { isLeftOut } from './emulator-gaps';

type Members = TerraformConfiguration['resource'][string];

/**
 * A layer without what the emulator cannot create, written as it reads it, and without the pauses that AWS needs.
 * @throws Error when something that stays refers to something that is left out
 */
export function appliedCopy(configuration: TerraformConfiguration): TerraformConfiguration {
  const copy = copyOf(configuration, (address) => !isLeftOut(address));
  const dangling = leftOutOf(configuration).filter((address) => JSON.stringify(copy).includes(`{${address}.`));
  if (dangling.length > 0) throw new Error(`what is applied refers to ${dangling.join(', ')}, which is left out`);
  return copy;
}

/** The same with what the emulator cannot create, which is tried once. */
export function wholeCopy(configuration: TerraformConfiguration): TerraformConfiguration {
  const aws = configuration.provider.aws.map((provider) => ({ ...provider, max_retries: 1 }));
  return { ...copyOf(configuration, () => true), provider: { aws } };
}

function copyOf(configuration: TerraformConfiguration, isKept: (address: string) => boolean): TerraformConfiguration {
  const resource = Object.fromEntries(
    Object.entries(configuration.resource).flatMap(([type, members]) => {
      const kept = membersKept(type, members, isKept);
      return Object.keys(kept).length === 0 ? [] : [[type, kept]];
    }),
  );
  return { ...configuration, resource };
}

/** A copy whose buckets can be deleted: some of them deny that to everybody. */
export function withoutDenials(configuration: TerraformConfiguration): TerraformConfiguration {
  const policies = Object.entries(configuration.resource['aws_s3_bucket_policy'] ?? {});
  const lifted = policies.map(([name, body]) => [
    name,
    { ...body, policy: lenient(String(body['policy']), () => true) },
  ]);
  if (lifted.length === 0) return configuration;
  return {
    ...configuration,
    resource: { ...configuration.resource, aws_s3_bucket_policy: Object.fromEntries(lifted) as Members },
  };
}

/** The addresses of what the emulator cannot create. */
export function leftOutOf({ resource }: TerraformConfiguration): string[] {
  return Object.entries(resource)
    .flatMap(([type, members]) => Object.keys(members).map((name) => `${type}.${name}`))
    .filter(isLeftOut);
}

function membersKept(type: string, members: Members, isKept: (address: string) => boolean): Members {
  const kept = Object.entries(members).filter(([name]) => isKept(`${type}.${name}`));
  const adapted = (body: Members[string]) => asRead(type, withoutPause(withoutDependencies(body, isKept)));
  return Object.fromEntries(kept.map(([name, body]) => [name, adapted(body)]));
}

/** `depends_on` only orders; what is left out needs no waiting for. */
function withoutDependencies(body: Members[string], isKept: (address: string) => boolean): Members[string] {
  const dependencies = body['depends_on'];
  if (!Array.isArray(dependencies)) return body;
  return { ...body, depends_on: dependencies.filter((address) => isKept(String(address))) };
}

function withoutPause({ provisioner: _, ...body }: Members[string]): Members[string] {
  return body;
}

function asRead(type: string, body: Members[string]): Members[string] {
  const policies = Object.entries(body).filter(
    ([, value]) => typeof value === 'string' && value.startsWith('{"Statement"'),
  );
  return { ...body, ...Object.fromEntries(policies.map(([key, value]) => [key, policyAsRead(type, String(value))])) };
}

/**
 * AWS takes a list of one for the one, where the emulator compares the target of access logs letter by letter. The
 * emulator judges by the policies of buckets, and does not look at conditions: it would deny everything over HTTP.
 */
function policyAsRead(type: string, policy: string): string {
  if (type !== 'aws_s3_bucket_policy') return policy;
  return lenient(policy, ({ Condition }) => Condition !== undefined);
}

interface Statement {
  readonly Effect: string;
  readonly Resource: string | readonly string[];
  readonly Condition?: object;
}

/** Lets some of the denials of a policy be about what nobody uses. */
function lenient(policy: string, isLifted: (statement: Statement) => boolean): string {
  const { Statement, ...rest } = JSON.parse(policy) as { Statement: readonly Statement[] };
  const kept = Statement.map((statement) => {
    if (statement.Effect !== 'Deny' || !isLifted(statement)) return statement;
    return { ...statement, Resource: [statement.Resource].flat().map((resource) => `${resource}/unused`) };
  });
  return JSON.stringify({ ...rest, Statement: kept }, (key, value: unknown) => {
    return key !== 'Statement' && Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
  });
}
