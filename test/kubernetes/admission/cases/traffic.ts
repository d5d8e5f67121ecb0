import { ingressHosts, loadBalancers, nodePorts } from '../../../../lib/kubernetes';
import { creationOf, updateOf } from '../../../../lib/testing/admission/request';
import { ingress, LABEL_DOMAIN, type PolicyCases, service } from '../samples';

const INGRESS = 'use ClusterIP, and an Ingress for what comes from outside';

export const nodePortsCases: PolicyCases = {
  policy: nodePorts(),
  passes: {
    'a service inside the cluster': creationOf(service()),
    'a service without a type': creationOf(service({ type: undefined })),
    'a service that was there before the policy, and is only labelled': updateOf(
      service({ type: 'NodePort' }),
      service({ type: 'NodePort' }, { labels: {} }),
    ),
  },
  refuses: {
    'a port on every node': [
      creationOf(service({ type: 'NodePort' })),
      `the type of the service is NodePort: ${INGRESS}`,
    ],
    'a service that becomes one': [
      updateOf(service(), service({ type: 'NodePort' })),
      `the type of the service is NodePort: ${INGRESS}`,
    ],
  },
};

const balancer = service({ type: 'LoadBalancer' });

export const loadBalancersCases: PolicyCases = {
  policy: loadBalancers({ namespaceLabel: { key: 'app.kubernetes.io/part-of', value: 'platform' } }),
  passes: {
    'a service inside the cluster': creationOf(service()),
    'a load balancer that was there before the policy, and is only labelled': updateOf(
      service({ type: 'LoadBalancer' }),
      service({ type: 'LoadBalancer' }, { labels: {} }),
    ),
    'a load balancer of the platform': creationOf(service({ type: 'LoadBalancer' }, { namespace: 'monitoring' })),
  },
  refuses: {
    'a load balancer of a team': [
      creationOf(balancer),
      `the type of the service is LoadBalancer, and the namespace checkout is none of the platform: ${INGRESS}`,
    ],
    'a service that becomes one': [
      updateOf(service(), balancer),
      `the type of the service is LoadBalancer, and the namespace checkout is none of the platform: ${INGRESS}`,
    ],
    'a namespace without labels': [
      creationOf(service({ type: 'LoadBalancer' }, { namespace: 'default' })),
      `the type of the service is LoadBalancer, and the namespace default is none of the platform: ${INGRESS}`,
    ],
  },
};

const rule = (host?: string) => ({ host, http: { paths: [] } });
const HTTPS = 'shop.dev.acme.example';
const OUTSIDE = 'hosts outside of the domain of the namespace: ';
const CONDITIONS = 'alb.ingress.kubernetes.io/conditions.api';
const HOSTNAME = 'external-dns.alpha.kubernetes.io/hostname';

export const ingressHostsCases: PolicyCases = {
  policy: ingressHosts({ labelDomain: LABEL_DOMAIN }),
  passes: {
    'hosts in the domain of the namespace': creationOf(
      ingress({
        rules: [rule(HTTPS), rule(`api.${HTTPS}`), rule(`*.${HTTPS}`)],
        tls: [{ hosts: [HTTPS, `api.${HTTPS}`] }, { secretName: 'found by its host' }],
      }),
    ),
    'a record of DNS in the domain': creationOf(service({}, { annotations: { [HOSTNAME]: `a.${HTTPS}, b.${HTTPS}` } })),
    'a service without a host, in a namespace without a domain': creationOf(service({}, { namespace: 'default' })),
    'an ingress that was there before the policy, and gets another label': updateOf(
      ingress({ rules: [rule('evil.example')] }),
      ingress({ rules: [rule('evil.example')] }, { labels: {} }),
    ),
  },
  refuses: {
    'hosts of others, also those that end alike': [
      creationOf(ingress({ rules: [rule(HTTPS), rule('www.acme.example'), rule(`my${HTTPS}`)] })),
      `${OUTSIDE}www.acme.example, my${HTTPS}; allowed is ${HTTPS}`,
    ],
    'a certificate for a host of others': [
      creationOf(ingress({ rules: [rule(HTTPS)], tls: [{ hosts: [HTTPS, 'www.acme.example'] }] })),
      `${OUTSIDE}www.acme.example; allowed is ${HTTPS}`,
    ],
    'a record of DNS for a host of others': [
      creationOf(ingress({ rules: [rule(HTTPS)] }, { annotations: { [HOSTNAME]: `${HTTPS},www.acme.example` } })),
      `${OUTSIDE}www.acme.example; allowed is ${HTTPS}`,
    ],
    'a record of DNS for a service': [
      updateOf(
        service(),
        service({}, { annotations: { 'external-dns.kubernetes.io/internal-hostname': 'db.acme.example' } }),
      ),
      `${OUTSIDE}db.acme.example; allowed is ${HTTPS}`,
    ],
    'records of DNS for a new service': [
      creationOf(service({}, { annotations: { [HOSTNAME]: 'a.example, b.example' } })),
      `${OUTSIDE}a.example, b.example; allowed is ${HTTPS}`,
    ],
    'another host for an ingress': [
      updateOf(ingress({ rules: [rule(HTTPS)] }), ingress({ rules: [rule('www.acme.example')] })),
      `${OUTSIDE}www.acme.example; allowed is ${HTTPS}`,
    ],
    'any host where the namespace has no domain': [
      creationOf(ingress({ rules: [rule(HTTPS)] }, { namespace: 'default' })),
      `${OUTSIDE}${HTTPS}; allowed is none, without the annotation ${LABEL_DOMAIN}/ingress-domain`,
    ],
    'a rule without a host': [
      creationOf(ingress({ rules: [rule(HTTPS), rule()] })),
      'it would answer for every host: a rule without a host',
    ],
    'a default backend alone': [
      creationOf(ingress({ defaultBackend: { service: { name: 'api' } } }, { namespace: 'default' })),
      'it would answer for every host: spec.defaultBackend',
    ],
    'a default backend beside rules': [
      creationOf(ingress({ rules: [rule(HTTPS)], defaultBackend: { service: { name: 'api' } } })),
      'it would answer for every host: spec.defaultBackend',
    ],
    'hosts that an annotation adds': [
      creationOf(ingress({ rules: [rule(HTTPS)] }, { annotations: { [CONDITIONS]: '[{"field":"host-header"}]' } })),
      `annotations that may add hosts: ${CONDITIONS}`,
    ],
    'everything at once': [
      creationOf(ingress({ rules: [rule('a.example')], defaultBackend: {} }, { annotations: { [CONDITIONS]: '[]' } })),
      `${OUTSIDE}a.example; allowed is ${HTTPS}`,
      'it would answer for every host: spec.defaultBackend',
      `annotations that may add hosts: ${CONDITIONS}`,
    ],
  },
};
