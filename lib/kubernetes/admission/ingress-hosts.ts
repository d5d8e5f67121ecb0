import { celChanges, celEntry, celList, celMessage, celString } from './cel';
import type { PolicyDefinition, Validation } from './policy';

export interface IngressHostsProps {
  /** Domain of our own annotation keys: `platform.acme.example`. */
  readonly labelDomain: string;
}

/**
 * The prefix changed with version 0.22.
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/
 */
const EXTERNAL_DNS = ['external-dns.kubernetes.io', 'external-dns.alpha.kubernetes.io'];

const DNS_ANNOTATIONS = EXTERNAL_DNS.flatMap((prefix) => [`${prefix}/hostname`, `${prefix}/internal-hostname`]);

/**
 * Adds hosts that no rule shows.
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#conditions
 */
const CONDITIONS = 'alb.ingress.kubernetes.io/conditions.';

const BACKEND = 'dyn(object).spec.?defaultBackend';

/**
 * A namespace serves the hosts of one domain, which an annotation of the namespace names: nobody answers for a host of
 * others, by a rule, a certificate or a record of DNS. An Ingress without a host would answer for all of them.
 */
export function ingressHosts({ labelDomain }: IngressHostsProps): PolicyDefinition {
  const annotation = `${labelDomain}/ingress-domain`;
  return {
    name: 'ingress-hosts',
    description: 'Hosts lie in the domain of their namespace.',
    resources: [
      { group: 'networking.k8s.io', resources: ['ingresses'], operations: ['CREATE', 'UPDATE'] },
      // ExternalDNS makes records for the annotations of services as well.
      { group: '', resources: ['services'], operations: ['CREATE', 'UPDATE'] },
    ],
    conditions: { 'spec-or-annotations-are-new': celChanges('spec', 'annotations') },
    variables: {
      domain: celEntry('namespaceObject', 'annotations', annotation),
      annotations: 'dyn(object.metadata.?annotations.orValue({}))',
      ...HOSTS,
      outside: `variables.hosts.filter(x, variables.domain == '' || !(${isInside('x')}))`,
      conditions: `variables.annotations.filter(x, x.startsWith('${CONDITIONS}'))`,
    },
    validations: [noHostOutside(annotation), noHostForAll, noHostByCondition],
  };
}

/** Hosts in a list of texts, each of which may hold several behind commas, or none. */
function hostsIn(texts: string): string {
  return `${texts}.join(',').split(',').map(x, x.trim()).filter(x, x != '')`;
}

const HOSTS = {
  rules: 'dyn(object).spec.?rules.orValue([])',
  inRules: "variables.rules.map(x, x.?host.orValue('')).filter(x, x != '')",
  inCertificates: hostsIn("dyn(object).spec.?tls.orValue([]).map(x, x.?hosts.orValue([]).join(','))"),
  inDns: hostsIn(`${celList(DNS_ANNOTATIONS)}.map(x, variables.annotations[?x].orValue(''))`),
  hosts: 'variables.inRules + variables.inCertificates + variables.inDns',
} as const;

function isInside(host: string): string {
  return `${host} == variables.domain || ${host}.endsWith('.' + variables.domain)`;
}

function noHostOutside(annotation: string): Validation {
  return {
    expression: 'size(variables.outside) == 0',
    message: 'every host has to lie in the domain of the namespace',
    messageExpression: celMessage(
      'hosts outside of the domain of the namespace: ',
      { cel: "variables.outside.join(', ')" },
      '; allowed is ',
      {
        cel: `(variables.domain == '' ? ${celString(`none, without the annotation ${annotation}`)} : variables.domain)`,
      },
    ),
  };
}

const noHostForAll: Validation = {
  expression: `!${BACKEND}.hasValue() && variables.rules.all(x, x.?host.orValue('') != '')`,
  message: 'every rule has to name a host, and there may be no default backend',
  messageExpression: celMessage('it would answer for every host: ', {
    cel: `(${BACKEND}.hasValue() ? 'spec.defaultBackend' : 'a rule without a host')`,
  }),
};

const noHostByCondition: Validation = {
  expression: 'size(variables.conditions) == 0',
  message: 'no annotation may add hosts to those of the rules',
  messageExpression: celMessage('annotations that may add hosts: ', { cel: "variables.conditions.join(', ')" }),
};
