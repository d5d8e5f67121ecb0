import type { Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dashboard } from '../model';
import { dashboard } from './dashboard';
import { row, stat, table, timeseries } from './panels';
import { choice, metricsSource } from './variables';

/** What is promised, and what is left of the errors that the promises allow. */
export function sloOverview(): Dashboard {
  return dashboard({
    uid: 'platform-slos',
    title: 'SLOs',
    description: 'What teams and platform promise, how well they keep it, and what is left of their error budgets.',
    variables: [
      metricsSource(),
      choice({ name: 'team', label: 'Team', series: 'slo:objective:ratio' }),
      choice({ name: 'slo', label: 'SLO', series: 'slo:objective:ratio{team=~"$team"}' }),
    ],
    from: 'now-7d',
    panels: sloPanels('team=~"$team",slo=~"$slo"'),
  });
}

/** @param inside matchers of the labels team and slo */
export function sloPanels(inside: string): (Panel | RowPanel)[] {
  const errors = (window: string) => `slo:sli_error:ratio_rate${window}{${inside}}`;
  const budget = `(1 - slo:objective:ratio{${inside}})`;
  const burning = (window: string) => `max by (slo) (${errors(window)} / on (slo, team) ${budget})`;
  return [
    row('Service level objectives'),
    stat('Objectives', { unit: 'short', none: '0', queries: { objectives: `count(slo:objective:ratio{${inside}})` } }),
    stat('Missed', {
      description: 'Objectives whose error budget is used up.',
      unit: 'short',
      none: '0',
      queries: { objectives: `count(slo:error_budget_remaining:ratio{${inside}} <= 0)` },
      colours: { 1: 'red' },
    }),
    table('Every objective', {
      by: { team: 'Team', slo: 'SLO' },
      columns: {
        Objective: { unit: 'percentunit', expr: `max by (team, slo) (slo:objective:ratio{${inside}})` },
        'In 30 days': { unit: 'percentunit', expr: `1 - max by (team, slo) (${errors('30d')})` },
        'Error budget left': {
          unit: 'percentunit',
          expr: `min by (team, slo) (slo:error_budget_remaining:ratio{${inside}})`,
          colours: { [-100]: 'red', 0: 'yellow', 0.25: 'green' },
        },
        'Burns, last hour': {
          unit: 'short',
          expr: `max by (team, slo) (${errors('1h')} / on (slo, team) ${budget})`,
          colours: { 1: 'yellow', 14.4: 'red' },
        },
      },
    }),
    timeseries('Error budget left', {
      description: 'Share of the errors that the objective allows in its window.',
      unit: 'percentunit',
      width: 24,
      queries: { '{{slo}}': `min by (slo) (slo:error_budget_remaining:ratio{${inside}})` },
    }),
    timeseries('How fast budgets burn, last hour', {
      description: 'At 1 the budget lasts exactly as long as its window. At 14.4 somebody is called.',
      unit: 'short',
      queries: { '{{slo}}': burning('1h') },
    }),
    timeseries('How fast budgets burn, last six hours', {
      description: 'At 6 somebody is called.',
      unit: 'short',
      queries: { '{{slo}}': burning('6h') },
    }),
  ];
}
