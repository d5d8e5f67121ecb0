import { general } from '../../../../lib/telemetry/rules/general';
import type { AlertCases } from '../alert-case';

export const generalCases: AlertCases = {
  groups: [general],
  cases: [
    {
      alert: 'Watchdog',
      series: {},
      fires: {
        at: '0m',
        description:
          'This alert always fires. Whoever stops hearing it outside the cluster knows that alerting is broken.',
      },
      quiet: { never: 'it fires whatever happens: its silence is the alarm' },
    },
    {
      alert: 'InfoInhibitor',
      series: {
        'ALERTS{alertname="A", alertstate="firing", namespace="checkout", severity="info"}': '1x10',
        'ALERTS{alertname="B", alertstate="firing", namespace="checkout", severity="warning"}': '0x10',
      },
      fires: {
        at: '5m',
        labels: { alertstate: 'firing', namespace: 'checkout' },
        description: 'It mutes the alerts of severity info in checkout until a more severe one fires there.',
      },
      quiet: {
        series: { 'ALERTS{alertname="B", alertstate="firing", namespace="checkout", severity="warning"}': '1x10' },
      },
    },
    {
      alert: 'TargetDown',
      series: {
        'up{job="loki", namespace="logging", instance="a"}': '0x20',
        'up{job="loki", namespace="logging", instance="b"}': '1x20',
      },
      fires: {
        at: '10m',
        labels: { job: 'loki', namespace: 'logging' },
        description: '50% of the targets of loki in logging are down.',
      },
      quiet: { at: '9m' },
    },
  ],
};
