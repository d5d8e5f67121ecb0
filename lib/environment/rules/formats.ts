import {
  ACCOUNT,
  BRANCH,
  BUCKET,
  CLIENT_ID,
  DOMAIN,
  EMAIL,
  type Format,
  HOSTED_ZONE,
  HTTPS_URL,
  judgeFormat,
  LABEL,
  REPOSITORY,
  ROLE_ATTRIBUTE_PATH,
  SCOPE,
  SECRET,
  SMTP_USERNAME,
  TAG,
  TAINT_KEY,
  TAINT_VALUE,
  TOPIC,
  TRANSIT_GATEWAY,
} from '../format';
import { OIDC_REPOSITORY } from '../github-repository';
import { names } from '../names';
import type { Cluster, Environment, NodePool } from '../schema';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

type Path = readonly PropertyKey[];
type Field = readonly [path: Path, value: string, format: Format];

/** Names and addresses are legal in every place that uses them. */
export const formats = eachEnvironment((source) =>
  fieldsOf(source).flatMap(([path, value, format]) => judgeFormat(at(source, ...path), value, format)),
);

function fieldsOf({ environment }: SourcedEnvironment): Field[] {
  const { organisation, dnsParent, gitops, costTags, owners, networks, clusters } = environment;
  return [
    [['organisation', 'name'], organisation.name, LABEL],
    [['organisation', 'domain'], organisation.domain, DOMAIN],
    [['name'], environment.name, LABEL],
    [['account'], environment.account, ACCOUNT],
    [['dnsZone'], environment.dnsZone, DOMAIN],
    ...(dnsParent === undefined ? [] : [[['dnsParent', 'zoneId'], dnsParent.zoneId, HOSTED_ZONE] as const]),
    [['gitops', 'repository'], gitops.repository, REPOSITORY],
    ...(gitops.oidcRepository === undefined
      ? []
      : [[['gitops', 'oidcRepository'], gitops.oidcRepository, OIDC_REPOSITORY] as const]),
    ...branchField(environment),
    [['costTags', 'costCentre'], costTags.costCentre, TAG],
    [['costTags', 'businessUnit'], costTags.businessUnit, TAG],
    ...owners.flatMap(({ team, email }, index): Field[] => [
      [['owners', index, 'team'], team, LABEL],
      [['owners', index, 'email'], email, EMAIL],
    ]),
    ...networks.flatMap(({ transitGateway }, index): Field[] =>
      transitGateway === undefined
        ? []
        : [[['networks', index, 'transitGateway', 'id'], transitGateway.id, TRANSIT_GATEWAY]],
    ),
    ...clusters.flatMap((cluster, index) => clusterFields(cluster, ['clusters', index])),
    ...receiverFields(environment),
    ...smtpFields(environment),
    ...signInFields(environment),
  ];
}

/** A branch that is made of the name is as legal as the name. */
function branchField(environment: Environment): Field[] {
  const { branch } = environment.gitops;
  return branch === names.environmentBranch(environment) ? [] : [[['gitops', 'branch'], branch, BRANCH]];
}

function clusterFields(cluster: Cluster, path: Path): Field[] {
  return [
    [[...path, 'name'], cluster.name, LABEL],
    ...bucketField(cluster, path),
    ...cluster.nodePools.flatMap((pool, index) => poolFields(pool, [...path, 'nodePools', index])),
  ];
}

function bucketField({ ingress: { accessLogsBucket } }: Cluster, path: Path): Field[] {
  return accessLogsBucket === undefined ? [] : [[[...path, 'ingress', 'accessLogsBucket'], accessLogsBucket, BUCKET]];
}

function poolFields({ name, taints }: NodePool, path: Path): Field[] {
  return [
    [[...path, 'name'], name, LABEL],
    ...taints.flatMap(({ key, value }, index): Field[] => [
      [[...path, 'taints', index, 'key'], key, TAINT_KEY],
      [[...path, 'taints', index, 'value'], value ?? '', TAINT_VALUE],
    ]),
  ];
}

function receiverFields({ telemetry }: Environment): Field[] {
  return telemetry.receivers.flatMap((receiver, index): Field[] => {
    const path = (field: string) => ['telemetry', 'receivers', index, field];
    const name: Field = [path('name'), receiver.name, LABEL];
    if (receiver.type === 'email') return [name, [path('to'), receiver.to, EMAIL]];
    if (receiver.type === 'sns') return [name, [path('topic'), receiver.topic, TOPIC]];
    return [name, [path('secret'), receiver.secret, SECRET]];
  });
}

function smtpFields({ telemetry: { smtp } }: Environment): Field[] {
  if (smtp === undefined) return [];
  const path = (field: string) => ['telemetry', 'smtp', field];
  return [
    [path('host'), smtp.host, DOMAIN],
    [path('from'), smtp.from, EMAIL],
    [path('username'), smtp.username, SMTP_USERNAME],
    [path('secret'), smtp.secret, SECRET],
  ];
}

function signInFields({ telemetry: { grafana } }: Environment): Field[] {
  const { oidc } = grafana;
  if (oidc === undefined) return [];
  const path = (...fields: PropertyKey[]) => ['telemetry', 'grafana', 'oidc', ...fields];
  return [
    [path('authUrl'), oidc.authUrl, HTTPS_URL],
    [path('tokenUrl'), oidc.tokenUrl, HTTPS_URL],
    [path('apiUrl'), oidc.apiUrl, HTTPS_URL],
    [path('clientId'), oidc.clientId, CLIENT_ID],
    [path('secret'), oidc.secret, SECRET],
    ...oidc.scopes.map((scope, index): Field => [path('scopes', index), scope, SCOPE]),
    [path('roleAttributePath'), oidc.roleAttributePath, ROLE_ATTRIBUTE_PATH],
  ];
}
