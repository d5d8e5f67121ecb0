import type { AlertingRule, RuleGroup } from '../../../../lib/telemetry/model';
import { ruleFile } from '../../../../lib/telemetry/render/prometheus/rule-file';

const CONTEXT = { team: 'platform', runbooksUrl: 'https://github.com/acme/platform/blob/main/docs/runbooks/' };

const full: AlertingRule = {
  alert: 'DiskFull',
  expr: 'disk_free_ratio < 0.1',
  for: '10m',
  keepFiringFor: '5m',
  severity: 'warning',
  summary: 'A disk is almost full',
  description: '{{ $value | humanizePercentage }} of the disk is free.',
  dashboard: 'platform-nodes',
};

const group: RuleGroup = {
  name: 'disks',
  interval: '1m',
  rules: [
    {
      record: 'disk_free_ratio',
      expr: `
        node_filesystem_avail_bytes
        /
        node_filesystem_size_bytes`,
      labels: { source: 'node' },
    },
    full,
  ],
};

test('a group is a file that Prometheus reads', () => {
  expect(ruleFile(group, CONTEXT)).toMatchInlineSnapshot(`
    "groups:
    - interval: 1m
      name: disks
      rules:
      - expr: |-
          node_filesystem_avail_bytes
          /
          node_filesystem_size_bytes
        labels:
          source: node
        record: disk_free_ratio
      - alert: DiskFull
        annotations:
          dashboard: platform-nodes
          description: "{{ $value | humanizePercentage }} of the disk is free."
          runbook_url: https://github.com/acme/platform/blob/main/docs/runbooks/DiskFull.md
          summary: A disk is almost full
        expr: disk_free_ratio < 0.1
        for: 10m
        keep_firing_for: 5m
        labels:
          severity: warning
          team: platform
    "
  `);
});

test('an alert links to its dashboard where Grafana has a host', () => {
  const withHost = { ...CONTEXT, grafanaUrl: 'https://grafana-prod-a.prod.acme.example/' };
  expect(ruleFile(group, withHost)).toContain(
    'dashboard_url: https://grafana-prod-a.prod.acme.example/d/platform-nodes',
  );
});

test('an alert that names a team is that of this team', () => {
  expect(ruleFile({ ...group, rules: [{ ...full, team: 'checkout' }] }, CONTEXT)).toContain('team: checkout');
});

test('another threshold is one other line', () => {
  const changed = { ...group, rules: [...group.rules.slice(0, 1), { ...full, expr: 'disk_free_ratio < 0.2' }] };
  const [before, after] = [group, changed].map((each) => ruleFile(each, CONTEXT).split('\n'));

  expect(after?.filter((line, index) => line !== before?.[index])).toEqual(['    expr: disk_free_ratio < 0.2']);
});
