import type { Finding } from './finding';

/** What a name may look like. */
interface NameRule {
  readonly pattern: RegExp;
  readonly longest: number;
  /** What it is called, after `is no`. */
  readonly called: string;
}

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';

const SUBDOMAIN: NameRule = {
  pattern: new RegExp(`^${LABEL}(?:\\.${LABEL})*$`),
  longest: 253,
  called: 'DNS subdomain of at most 253 characters',
};
const DNS_LABEL: NameRule = {
  pattern: new RegExp(`^${LABEL}$`),
  longest: 63,
  called: 'DNS label of at most 63 characters',
};
const SERVICE_NAME: NameRule = {
  pattern: /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  called: 'DNS label of at most 63 characters that starts with a letter',
};
const PATH_SEGMENT: NameRule = {
  pattern: /^(?!\.\.?$)[^/%]+$/,
  longest: 253,
  called: 'path segment: "/" and "%" are not allowed, nor the names "." and ".."',
};
const NODE_LABEL_VALUE: NameRule = { ...SUBDOMAIN, longest: 63, called: 'DNS subdomain of at most 63 characters' };

/**
 * Kinds whose names are narrower, or wider, than a DNS subdomain. Nodes carry the names of their pool and class as
 * labels; a CronJob appends eleven characters; `system-` is for Kubernetes.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
const RULES: Readonly<Record<string, NameRule>> = {
  Namespace: DNS_LABEL,
  Service: SERVICE_NAME,
  StatefulSet: DNS_LABEL,
  Job: DNS_LABEL,
  CronJob: { ...DNS_LABEL, longest: 52, called: 'DNS label of at most 52 characters' },
  Role: PATH_SEGMENT,
  RoleBinding: PATH_SEGMENT,
  ClusterRole: PATH_SEGMENT,
  ClusterRoleBinding: PATH_SEGMENT,
  NodePool: NODE_LABEL_VALUE,
  NodeClass: {
    ...NODE_LABEL_VALUE,
    pattern: new RegExp(`^(?!default$)${LABEL}(?:\\.${LABEL})*$`),
    called: `${NODE_LABEL_VALUE.called} other than "default"`,
  },
  PriorityClass: {
    ...SUBDOMAIN,
    pattern: new RegExp(`^(?!system-)${LABEL}(?:\\.${LABEL})*$`),
    called: `${SUBDOMAIN.called} outside of "system-"`,
  },
};

/** What is wrong with the name of an object, and with that of its namespace. */
export function nameFindings(kind: string, { name, namespace }: { name?: unknown; namespace?: unknown }): Finding[] {
  return [
    ...judge(['metadata', 'name'], name, RULES[kind] ?? SUBDOMAIN),
    ...judge(['metadata', 'namespace'], namespace, DNS_LABEL),
  ];
}

function judge(path: Finding['path'], name: unknown, { pattern, longest, called }: NameRule): Finding[] {
  if (typeof name !== 'string' || (pattern.test(name) && name.length <= longest)) return [];
  return [{ path, what: `is no ${called}` }];
}
