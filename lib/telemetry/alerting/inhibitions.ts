import { type Inhibition, labelIs, labelMatches } from '../model';

/**
 * The same thing, as kube-prometheus has it, of one team and of one of its SLOs: these have no namespace, and one team's
 * page must not silence the ticket of another.
 */
const SAME_THING = ['namespace', 'alertname', 'team', 'slo'];

/**
 * What need not be told because something worse about the same thing is. An alert of severity info is told only while
 * another alert of its namespace fires: until then InfoInhibitor does, and mutes it.
 * @see https://github.com/prometheus-operator/kube-prometheus/blob/main/jsonnet/kube-prometheus/components/alertmanager.libsonnet
 */
export const INHIBITIONS: readonly Inhibition[] = [
  {
    source: [labelIs('severity', 'critical')],
    target: [labelMatches('severity', 'warning|info')],
    equal: SAME_THING,
  },
  {
    source: [labelIs('severity', 'warning')],
    target: [labelIs('severity', 'info')],
    equal: SAME_THING,
  },
  {
    source: [labelIs('alertname', 'InfoInhibitor')],
    target: [labelIs('severity', 'info')],
    equal: ['namespace'],
  },
];
