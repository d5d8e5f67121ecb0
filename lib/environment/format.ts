import type { Problem } from '../problems';
import { counted, shown } from './wording';

/** What a text has to look like. */
export interface Format {
  readonly pattern: RegExp;
  readonly allowed: string;
  /** What is wrong with this value, where that can be told. @default - that it does not look as it has to */
  readonly what?: (value: string) => string | undefined;
  /** The change that mends it, made of the value where that helps. */
  readonly mend: (value: string) => string;
  /** True when a wrong value may be a secret that was pasted: it is not shown. @default false */
  readonly hidden?: boolean;
}

/** Says what is wrong with a text that does not look as it has to. */
export function judgeFormat(where: string, value: string, format: Format): Problem[] {
  const { pattern, allowed, what, mend, hidden } = format;
  if (pattern.test(value)) return [];
  return [
    {
      where,
      what: what?.(value) ?? 'is not legal everywhere it is used',
      received: hidden === true ? `${counted(value.length, 'character')}, not shown here` : shown(value),
      allowed,
      mend: mend(value),
    },
  ];
}

/**
 * Part of DNS names, bucket names, role names, folders and branches: the strictest of them is the DNS label. How long a
 * name may be once something is appended to it is the business of the rule about name lengths.
 */
export const LABEL: Format = {
  pattern: /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
  allowed: 'a DNS label: at most 63 lower-case letters, digits and hyphens, beginning with a letter',
  mend: (value) => {
    const label = labelOf(value);
    return label === '' ? 'choose a name such as platform-a' : `write '${label}'`;
  },
};

export const ACCOUNT: Format = {
  pattern: /^\d{12}$/,
  allowed: 'twelve digits',
  mend: () => "copy the account id from the AWS console, without hyphens: '111111111111'",
};

export const DOMAIN: Format = {
  pattern: /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
  allowed: 'a domain name such as dev.acme.example',
  mend: () => 'write it in lower case, without a scheme, a path or a final dot',
};

export const EMAIL: Format = {
  pattern: /^[^\s@${}]+@[^\s@${}]+\.[a-z]+$/i,
  allowed: 'an e-mail address such as platform@acme.example',
  mend: () => 'write one address in full, without a display name',
};

const PLAIN_REPOSITORY = 'write https://github.com/acme/platform.git, or ssh://git@github.com/acme/platform.git';

/** It is in every branch and in the agent's objects: the agent has a deploy key of its own, in a Secret. */
export const REPOSITORY: Format = {
  pattern: /^(https:\/\/|ssh:\/\/git@)[a-z0-9.-]+(:\d+)?\/[\w./-]+$/i,
  allowed: 'a clone URL that begins with https:// or ssh://git@',
  what: (value) => (hasCredentials(value) ? 'holds credentials, which everybody who reads git would have' : undefined),
  mend: (value) =>
    hasCredentials(value) ? `revoke them, as git keeps what was committed; then ${PLAIN_REPOSITORY}` : PLAIN_REPOSITORY,
  hidden: true,
};

/** @see https://git-scm.com/docs/git-check-ref-format */
export const BRANCH: Format = {
  pattern: /^(?!.*(\.\.|\/\/|\/\.|\.lock(\/|$)))[a-z0-9][\w./-]*[a-z0-9]$/i,
  allowed: 'a git branch name of letters, digits and . / - _',
  mend: () => 'leave it out for environment/<name>',
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const BUCKET: Format = {
  pattern: /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  allowed: 'the name of an S3 bucket: 3 to 63 lower-case letters, digits, dots and hyphens',
  mend: () => 'write the name of the bucket, not its ARN or URL',
};

/** @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
export const TAG: Format = {
  pattern: /^[\w .:/=+@-]{1,256}$/,
  allowed: '1 to 256 letters, digits, spaces and . : / = + - @ _',
  mend: () => 'leave other characters out',
};

/** A URL, a token of Slack, or a key of PagerDuty, which is 32 letters and digits. */
const PASTED_SECRET = /^\s*(https?:|xox[a-z]-|(?=.*\d)[0-9a-z]{32}\s*$)/i;

const STORE_SECRET = 'store the URL or key in AWS Secrets Manager, and name the secret here';

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
export const SECRET: Format = {
  pattern: new RegExp(`^(?!${PASTED_SECRET.source.slice(1)})[\\w/+=.@-]{1,512}$`, 'i'),
  allowed: 'the name of a secret: letters, digits and / _ + = . @ -',
  what: (value) =>
    PASTED_SECRET.test(value) ? 'looks like the secret itself, which everybody who reads git would have' : undefined,
  mend: (value) =>
    PASTED_SECRET.test(value)
      ? 'revoke it, as git keeps what was committed; then store a new one in AWS Secrets Manager, and name that here'
      : STORE_SECRET,
  hidden: true,
};

/** @see https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html */
export const SMTP_USERNAME: Format = {
  pattern: /^[\w.@+=-]{1,128}$/,
  allowed: '1 to 128 letters, digits and . @ + = - _',
  mend: () => 'copy the user name of the mail server as it is, and name the secret that holds its password in secret',
};

/** Of an identity provider; written to an ini file, in which `$`, `#`, `;` and quotes mean something. */
export const HTTPS_URL: Format = {
  pattern: /^https:\/\/[a-z0-9.-]+(:\d+)?(\/[\w.~/=?&%+-]*)?$/i,
  allowed: 'a URL that begins with https://, without credentials or a fragment',
  mend: () => 'copy it from https://<identity provider>/.well-known/openid-configuration',
};

export const CLIENT_ID: Format = {
  pattern: /^[\w.@:/-]{1,256}$/,
  allowed: '1 to 256 letters, digits and . @ : / - _',
  mend: () => 'copy the id of the client from the identity provider; its secret is named in secret',
};

/** @see https://datatracker.ietf.org/doc/html/rfc6749#section-3.3 */
export const SCOPE: Format = {
  pattern: /^[\w.:/-]{1,128}$/,
  allowed: 'one scope of letters, digits and . : / - _',
  mend: () => 'write each scope as an entry of its own',
};

/** Roles are chosen by it, so that an empty one would let nobody in. @see https://jmespath.org */
export const ROLE_ATTRIBUTE_PATH: Format = {
  pattern: /^(?=.*'(?:Viewer|Editor|Admin)')[\w .,:@&|!=<>()[\]*?'"+/-]+$/,
  allowed: "a JMESPath on one line that gives 'Viewer', 'Editor' or 'Admin', without $ # ; ` and braces",
  mend: () => "write it such as contains(groups[*], 'platform-engineers') && 'Admin'",
};

/** @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
export const TOPIC: Format = {
  pattern: /^[\w-]{1,256}$/,
  allowed: 'the name of a topic: letters, digits, - and _',
  mend: () => 'write the name of the topic, not its ARN',
};

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
export const TRANSIT_GATEWAY: Format = {
  pattern: /^tgw-([0-9a-f]{8}|[0-9a-f]{17})$/,
  allowed: 'the id of a transit gateway such as tgw-0123456789abcdef0',
  mend: () => 'ask the owner of the gateway for its id, not for its ARN or the id of an attachment',
};

/** @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html */
export const HOSTED_ZONE: Format = {
  pattern: /^Z[0-9A-Z]{1,31}$/,
  allowed: 'the id of a hosted zone such as Z0123456789ABCDEFGHIJ',
  mend: () => 'copy the id from the zone, without /hostedzone/ before it',
};

/**
 * The group of a team is named as its permission set, which is stricter; no letter of it is a wildcard to IAM.
 * @see https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html
 */
export const PERMISSION_SET: Format = {
  pattern: /^[\w+=,.@-]{1,32}$/,
  allowed: '1 to 32 letters, digits and + = , . @ - _, as IAM Identity Center names permission sets',
  mend: (value) => {
    const name = value.replace(/[^\w+=,.@-]+/g, '-').slice(0, 32);
    return /\w/.test(name)
      ? `name the group and its permission set '${name}'`
      : 'name one group, such as search-developers';
  },
};

/**
 * Part of a role name and of a logical id, hence stricter than ECR, which takes dots, underscores and slashes too.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
 */
export const IMAGE: Format = {
  pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  allowed: 'lower-case letters and digits, with single hyphens between them',
  mend: () => 'write it such as api or order-worker; the team stands before it already',
};

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export const TAINT_KEY: Format = {
  pattern: /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[a-z0-9]([\w.-]{0,61}[a-z0-9])?$/i,
  allowed: 'the key of a taint: at most 63 letters, digits and . - _, after a domain and / if you like',
  mend: () => 'write it such as acme.example/purpose',
};

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export const TAINT_VALUE: Format = {
  pattern: /^([a-z0-9]([\w.-]{0,61}[a-z0-9])?)?$/i,
  allowed: 'the value of a taint: at most 63 letters, digits and . - _',
  mend: () => 'leave other characters out',
};

/** Anything before the host but the user that SSH needs: a name, a token, or both. */
function hasCredentials(url: string): boolean {
  const [, user] = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)@/i.exec(url.trim()) ?? [];
  return user !== undefined && user !== 'git';
}

/** The label that is most like a text; empty when there is none. */
function labelOf(text: string): string {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return words
    .replace(/^[^a-z]+/, '')
    .slice(0, 63)
    .replace(/-$/, '');
}
