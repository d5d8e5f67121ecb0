import { isAlert, type Rule } from '../../../../lib/telemetry/model';
import { teamAlerts } from '../../../../lib/telemetry/teams/team-alerts';
import type { AlertCase, AlertCases } from '../alert-case';
import { jobCases } from './team-jobs';
import { podCases } from './team-pods';
import { resourceCases } from './team-resources';
import { volumeCases } from './team-volumes';
import { workloadCases } from './team-workloads';

const PENDING = 'kube_pod_status_phase{job="kube-state-metrics", phase="Pending", namespace=';
const OWNER = 'kube_pod_owner{job="kube-state-metrics", owner_kind="ReplicaSet", namespace=';

/** The pod of the team, and one whose namespace begins with the team's name and is not the team's. */
const notOfTheTeam: AlertCase = {
  alert: 'KubePodNotReady',
  series: {
    [`${PENDING}"checkout-web", pod="api-0"}`]: '1x20',
    [`${OWNER}"checkout-web", pod="api-0"}`]: '1x20',
    [`${PENDING}"checkout-eu-web", pod="api-0"}`]: '1x20',
    [`${OWNER}"checkout-eu-web", pod="api-0"}`]: '1x20',
    [`${PENDING}"shop", pod="api-0"}`]: '1x20',
    [`${OWNER}"shop", pod="api-0"}`]: '1x20',
  },
  fires: {
    at: '15m',
    labels: { namespace: 'checkout-web', pod: 'api-0' },
    description: 'The pod checkout-web/api-0 has been pending or unknown for 15 minutes.',
  },
  quiet: { series: { [`${PENDING}"checkout-web", pod="api-0"}`]: '0x20' } },
};

const CHECKOUT = teamAlerts('checkout', {
  names: ['checkout', 'checkout-*'],
  except: ['checkout-eu', 'checkout-eu-*'],
});

/** The alerts of one team, as every team has them: those about one kind of object at a time, as each costs time. */
export const teamCases: readonly AlertCases[] = [
  [notOfTheTeam, ...podCases],
  workloadCases,
  jobCases,
  resourceCases,
  volumeCases,
].map((cases) => {
  const isAbout = (rule: Rule) => isAlert(rule) && cases.some(({ alert }) => alert === rule.alert);
  return { groups: [{ ...CHECKOUT, rules: CHECKOUT.rules.filter(isAbout) }], cases };
});

/** Those of the team that answers for the rest, which wants some of them otherwise. */
export const overriddenTeamCases: AlertCases = {
  groups: [
    teamAlerts(
      'platform',
      { names: ['*'], except: ['checkout', 'checkout-*'] },
      {
        KubeQuotaAlmostFull: { threshold: 70 },
        KubePodNotReady: { for: '1h', severity: 'critical' },
        KubeJobNotCompleted: { off: 'its imports take a day' },
      },
    ),
  ],
  cases: [
    {
      alert: 'KubeQuotaAlmostFull',
      series: {
        'kube_resourcequota{job="kube-state-metrics", namespace="nobodys", resourcequota="compute", resource="pods", type="used"}':
          '71x20',
        'kube_resourcequota{job="kube-state-metrics", namespace="nobodys", resourcequota="compute", resource="pods", type="hard"}':
          '100x20',
      },
      fires: {
        at: '15m',
        labels: { namespace: 'nobodys', resourcequota: 'compute', resource: 'pods' },
        description: 'The namespace nobodys uses 71% of pods in its quota compute.',
      },
      quiet: {
        series: {
          'kube_resourcequota{job="kube-state-metrics", namespace="nobodys", resourcequota="compute", resource="pods", type="used"}':
            '70x20',
        },
      },
    },
    {
      alert: 'KubePodNotReady',
      series: {
        [`${PENDING}"nobodys", pod="api-0"}`]: '1x70',
        [`${OWNER}"nobodys", pod="api-0"}`]: '1x70',
        [`${PENDING}"checkout-web", pod="api-0"}`]: '1x70',
        [`${OWNER}"checkout-web", pod="api-0"}`]: '1x70',
      },
      fires: {
        at: '1h',
        labels: { namespace: 'nobodys', pod: 'api-0' },
        description: 'The pod nobodys/api-0 has been pending or unknown for an hour.',
      },
      quiet: { at: '59m' },
    },
  ],
};
