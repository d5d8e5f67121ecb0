import type { Problem } from '../../problems';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

interface Format {
  readonly pattern: RegExp;
  readonly allowed: string;
}

/** Part of DNS names, bucket names, role names, folders and branches: the strictest of them is the DNS label. */
const LABEL: Format = {
  pattern: /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/,
  allowed: 'a DNS label of at most 40 characters: lower-case letters, digits and hyphens, beginning with a letter',
};
const ACCOUNT: Format = { pattern: /^\d{12}$/, allowed: 'twelve digits' };
const DOMAIN: Format = {
  pattern: /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
  allowed: 'a domain name such as dev.acme.example',
};
const EMAIL: Format = { pattern: /^[^\s@${}]+@[^\s@${}]+\.[a-z]+$/i, allowed: 'an e-mail address' };
const REPOSITORY: Format = {
  pattern: /^(https:\/\/|ssh:\/\/git@)[a-z0-9.-]+(:\d+)?\/[\w./-]+$/i,
  allowed: 'a clone URL: https://… or ssh://git@…',
};
/** @see https://git-scm.com/docs/git-check-ref-format */
const BRANCH: Format = {
  pattern: /^(?!.*(\.\.|\/\/|\.lock$|\.$))[a-z0-9][\w./-]*[a-z0-9]$/i,
  allowed: 'a git branch name',
};
/** @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const TAG: Format = { pattern: /^[\w .:/=+@-]{1,256}$/, allowed: 'letters, digits, spaces and . : / = + - @ _' };
/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const SECRET: Format = {
  pattern: /^[\w/+=.@-]{1,512}$/,
  allowed: 'the name of a secret: letters, digits and / _ + = . @ -',
};
/** @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
const TOPIC: Format = { pattern: /^[\w-]{1,256}$/, allowed: 'the name of a topic: letters, digits, - and _' };

type Field = readonly [path: readonly PropertyKey[], value: string, format: Format];

/** Names and addresses are legal in every place that uses them. */
export const formats = eachEnvironment((source) => fieldsOf(source).flatMap((field) => judge(source, field)));

function judge(source: SourcedEnvironment, [path, value, { pattern, allowed }]: Field): Problem[] {
  if (pattern.test(value)) return [];
  return [
    {
      where: at(source, ...path),
      what: 'is not legal everywhere it is used',
      received: JSON.stringify(value),
      allowed,
      mend: `write it as ${allowed.split(':')[0] ?? allowed}`,
    },
  ];
}

function fieldsOf({ environment }: SourcedEnvironment): Field[] {
  const { organisation, gitops, costTags } = environment;
  return [
    [['organisation', 'name'], organisation.name, LABEL],
    [['organisation', 'domain'], organisation.domain, DOMAIN],
    [['name'], environment.name, LABEL],
    [['account'], environment.account, ACCOUNT],
    [['dnsZone'], environment.dnsZone, DOMAIN],
    [['gitops', 'repository'], gitops.repository, REPOSITORY],
    [['gitops', 'branch'], gitops.branch, BRANCH],
    [['costTags', 'costCentre'], costTags.costCentre, TAG],
    [['costTags', 'businessUnit'], costTags.businessUnit, TAG],
    ...environment.owners.flatMap(({ team, email }, index): Field[] => [
      [['owners', index, 'team'], team, LABEL],
      [['owners', index, 'email'], email, EMAIL],
    ]),
    ...clusterFields(environment),
    ...receiverFields(environment),
  ];
}

function clusterFields({ clusters }: SourcedEnvironment['environment']): Field[] {
  return clusters.flatMap((cluster, index): Field[] => [
    [['clusters', index, 'name'], cluster.name, LABEL],
    ...cluster.nodePools.map(({ name }, pool): Field => [['clusters', index, 'nodePools', pool, 'name'], name, LABEL]),
  ]);
}

function receiverFields({ telemetry }: SourcedEnvironment['environment']): Field[] {
  return telemetry.receivers.flatMap((receiver, index): Field[] => {
    const path = (field: string) => ['telemetry', 'receivers', index, field];
    const name: Field = [path('name'), receiver.name, LABEL];
    if (receiver.type === 'email') return [name, [path('to'), receiver.to, EMAIL]];
    if (receiver.type === 'sns') return [name, [path('topic'), receiver.topic, TOPIC]];
    return [name, [path('secret'), receiver.secret, SECRET]];
  });
}
