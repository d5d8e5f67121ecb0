import { arns, type Environment, names, serviceNames } from '../../environment';
import type { PolicyStatement } from '../policy-document';

/** The part of an environment that says where its Terraform state is. */
export type StatefulEnvironment = Pick<Environment, 'name' | 'account' | 'partition' | 'organisation' | 'regions'>;

/** Reads every state of the environment, as a plan does; a plan takes no lock. */
export function readState(environment: StatefulEnvironment): PolicyStatement[] {
  return [
    { actions: ['s3:GetObject'], resources: [states(environment, '*.tfstate')] },
    withTheKey(environment, ['kms:Decrypt']),
  ];
}

/**
 * Writes the states of the layers that CI applies, and takes their locks. The history of a state stays: versions are
 * never deleted by hand.
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#permissions-required
 */
export function writeState(environment: StatefulEnvironment): PolicyStatement[] {
  const locks = states(environment, '*.tflock');
  const byPeople = [names.bootstrapLayer(), names.accessLayer()].map((layer) => states(environment, `${layer}.*`));
  return [
    { actions: ['s3:GetObject', 's3:PutObject'], resources: [states(environment, '*.tfstate'), locks] },
    { actions: ['s3:DeleteObject'], resources: [locks] },
    { effect: 'Deny', actions: ['s3:DeleteObject', 's3:PutObject'], resources: byPeople },
    withTheKey(environment, ['kms:Decrypt', 'kms:GenerateDataKey']),
  ];
}

/** Keeps out of everything that a plan does not need, even where a bucket or a key would let it in. */
export function nothingButState(environment: StatefulEnvironment): PolicyStatement[] {
  const otherKeys = { 'ForAllValues:StringNotEquals': { 'kms:ResourceAliases': [names.stateKeyAlias(environment)] } };
  return [
    { effect: 'Deny', actions: ['s3:GetObject*'], notResources: [states(environment, '*')] },
    { effect: 'Deny', actions: ['kms:Decrypt'], resources: ['*'], conditions: otherKeys },
    {
      effect: 'Deny',
      actions: ['kms:Decrypt'],
      resources: ['*'],
      conditions: { StringNotEquals: { 'kms:ViaService': [throughS3(environment)] } },
    },
  ];
}

function states(environment: StatefulEnvironment, file: string): string {
  return `${arns.bucket(environment, names.stateBucket(environment))}/${environment.name}/${file}`;
}

/** The key is known by its alias: AWS mints its id. */
function withTheKey(environment: StatefulEnvironment, actions: readonly string[]): PolicyStatement {
  return {
    actions,
    resources: [arns.keyWildcard(environment, homeOf(environment))],
    conditions: {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': [names.stateKeyAlias(environment)] },
      StringEquals: { 'kms:ViaService': [throughS3(environment)] },
    },
  };
}

function throughS3(environment: StatefulEnvironment): string {
  return serviceNames.via(environment, 's3', homeOf(environment));
}

/** Where the states are. */
function homeOf({ regions: [home = ''] }: StatefulEnvironment): string {
  return home;
}
