import { celChanges, celEntry, celList, celMessage } from './cel';
import type { PolicyDefinition } from './policy';

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

/**
 * A namespace serves the hosts of one domain, which an annotation of the namespace names: nobody answers for a host of
 * others, by a rule, a certificate or a record of DNS. An Ingress without a host would answer for all of them.
 */
export function ingressHosts({ labelDomain }: IngressHostsProps): PolicyDefinition {
  const annotation = `${labelDomain}/ingress-domain`;
  const domain = celEntry('namespaceObject', 'annotations', annotation);
  const backend = 'dyn(object).spec.?defaultBackend';
  const split = (list: string) => `${list}.join(',').split(',').map(x, x.trim()).filter(x, x != '')`;
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
      domain,
      annotations: 'dyn(object.metadata.?annotations.orValue({}))',
      rules: 'dyn(object).spec.?rules.orValue([])',
      inRules: "variables.rules.map(x, x.?host.orValue('')).filter(x, x != '')",
      inCertificates: split("dyn(object).spec.?tls.orValue([]).map(x, x.?hosts.orValue([]).join(','))"),
      inDns: split(`${celList(DNS_ANNOTATIONS)}.map(x, variables.annotations[?x].orValue(''))`),
      hosts: 'variables.inRules + variables.inCertificates + variables.inDns',
      outside:
        "variables.hosts.filter(x, variables.domain == '' || !(x == variables.domain || x.endsWith('.' + variables.domain)))",
      conditions: `variables.annotations.filter(x, x.startsWith('${CONDITIONS}'))`,
    },
    validations: [
      {
        expression: 'size(variables.outside) == 0',
        message: 'every host has to lie in the domain of the namespace',
        messageExpression: celMessage(
          'hosts outside of the domain of the namespace: ',
          { cel: "variables.outside.join(', ')" },
          '; allowed is ',
          { cel: `(variables.domain == '' ? 'none, without the annotation ${annotation}' : variables.domain)` },
        ),
      },
      {
        expression: `!${backend}.hasValue() && variables.rules.all(x, x.?host.orValue('') != '')`,
        message: 'every rule has to name a host, and there may be no default backend',
        messageExpression: celMessage('it would answer for every host: ', {
          cel: `(${backend}.hasValue() ? 'spec.defaultBackend' : 'a rule without a host')`,
        }),
      },
      {
        expression: 'size(variables.conditions) == 0',
        message: 'no annotation may add hosts to those of the rules',
        messageExpression: celMessage('annotations that may add hosts: ', {
          cel: "variables.conditions.join(', ')",
        }),
      },
    ],
  };
}
