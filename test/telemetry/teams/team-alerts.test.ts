import { kubeletJobs } from '../../../lib/telemetry/jobs/kubelet';
import { kubeStateMetricsJob } from '../../../lib/telemetry/jobs/kube-state-metrics';
import { checkTelemetry } from '../../../lib/telemetry/model/check-telemetry';
import { type AlertingRule, isAlert } from '../../../lib/telemetry/model/rule';
import { RUNBOOKS } from '../../../lib/telemetry/runbooks';
import type { AlertOverrides } from '../../../lib/telemetry/teams/alert-overrides';
import { teamAlerts } from '../../../lib/telemetry/teams/team-alerts';

const CHECKOUT = { names: ['checkout', 'checkout-*'], except: ['checkout-eu'] };

function alertsOf(overrides?: AlertOverrides): AlertingRule[] {
  return teamAlerts('checkout', CHECKOUT, overrides).rules.filter(isAlert);
}

test('every team has the same alerts, which are its own by their label', () => {
  const { name, rules } = teamAlerts('checkout', CHECKOUT);
  expect(name).toBe('team-checkout');
  const alerts = rules.filter(isAlert);
  expect(new Set(alerts.map(({ team }) => team))).toEqual(new Set(['checkout']));
  expect(alerts.map(({ alert, severity }) => `${alert} ${severity}`)).toMatchInlineSnapshot(`
    [
      "KubePodCrashLooping warning",
      "KubePodNotReady warning",
      "KubeContainerWaiting warning",
      "KubeContainerOOMKilled warning",
      "KubeDeploymentGenerationMismatch warning",
      "KubeDeploymentReplicasMismatch warning",
      "KubeDeploymentRolloutStuck warning",
      "KubeStatefulSetGenerationMismatch warning",
      "KubeStatefulSetReplicasMismatch warning",
      "KubeStatefulSetUpdateNotRolledOut warning",
      "KubeDaemonSetRolloutStuck warning",
      "KubeDaemonSetNotScheduled warning",
      "KubeDaemonSetMisScheduled warning",
      "KubeJobNotCompleted warning",
      "KubeJobFailed warning",
      "KubeHpaReplicasMismatch warning",
      "KubeHpaMaxedOut warning",
      "KubePdbNotEnoughHealthyPods warning",
      "KubeQuotaAlmostFull info",
      "KubeQuotaFullyUsed info",
      "KubeQuotaExceeded warning",
      "CPUThrottlingHigh info",
      "KubeContainerMemoryNearLimit info",
      "KubePersistentVolumeFillingUp critical",
      "KubePersistentVolumeFillingUp warning",
      "KubePersistentVolumeInodesFillingUp critical",
      "KubePersistentVolumeInodesFillingUp warning",
    ]
  `);
});

test('they use only what is scraped, show labels that are there, and have runbooks', () => {
  const groups = [
    teamAlerts('checkout', CHECKOUT),
    teamAlerts('platform', { names: ['*'], except: CHECKOUT.names }),
    teamAlerts('search', { names: ['search'] }),
  ];
  const jobs = [...kubeletJobs, kubeStateMetricsJob([])];
  expect(checkTelemetry({ jobs, groups, slos: [], queries: [], runbooks: RUNBOOKS })).toEqual([]);
});

test('each selector looks into the namespaces of the team, and into no others', () => {
  for (const { expr } of alertsOf()) {
    const selectors = [...expr.matchAll(/\{([^}]*)\}/g)].map(([, matchers]) => matchers);
    expect(selectors.length).toBeGreaterThan(0);
    for (const matchers of selectors) {
      expect(matchers).toContain('namespace=~"checkout|checkout-.*", namespace!~"checkout-eu"');
    }
  }
});

test('where every namespace is meant, no namespace is asked for', () => {
  const [first] = teamAlerts('platform', { names: ['*'] }).rules;
  expect(first?.expr).toContain('{job="kube-state-metrics", reason="CrashLoopBackOff"}');
});

test('what a team sets is in the rule, and in what it says', () => {
  const [crashing, filling] = alertsOf({
    KubePodCrashLooping: { for: '30m', severity: 'critical' },
    'KubePersistentVolumeFillingUp (critical)': { threshold: 5 },
  }).filter(({ alert }) => ['KubePodCrashLooping', 'KubePersistentVolumeFillingUp'].includes(alert));
  expect(crashing).toMatchObject({ for: '30m', severity: 'critical' });
  expect(crashing?.description).toMatch(/has been crashing for 30 minutes\.$/);
  expect(filling?.summary).toBe('A volume has less than 5% of its space left');
  expect(filling?.expr).toContain(') < 5\n');
});

test('what a team has switched off is not there, and everything else is', () => {
  const names = alertsOf({ 'KubePersistentVolumeFillingUp (warning)': { off: 'its caches fill their volumes' } });
  expect(names).toHaveLength(alertsOf().length - 1);
  expect(names.filter(({ alert }) => alert === 'KubePersistentVolumeFillingUp')).toMatchObject([
    { severity: 'critical' },
  ]);
});

test.each([
  [
    'an alert that there is not',
    { KubePodCrashLoop: { for: '30m' } },
    'team checkout › alerts › KubePodCrashLoop',
    ['is no alert that teams have', 'received  KubePodCrashLoop', "mend      write 'KubePodCrashLooping'"],
  ],
  [
    'a name that two alerts have',
    { KubePersistentVolumeFillingUp: { threshold: 5 } },
    'team checkout › alerts › KubePersistentVolumeFillingUp',
    ['is no alert that teams have', "mend      write 'KubePersistentVolumeFillingUp (warning)'"],
  ],
  [
    'an alert that is like none',
    { Slow: { for: '30m' } },
    'team checkout › alerts › Slow',
    ['is no alert that teams have', 'received  Slow', 'mend      leave it out'],
  ],
])('fails when an override names %s', (_, overrides, where, lines) => {
  const make = () => alertsOf(overrides as AlertOverrides);
  for (const line of [where, ...lines]) expect(make).toThrow(line);
});

test('fails when overrides set what an alert cannot have, with all that is wrong', () => {
  const overrides = {
    KubeJobFailed: { off: ' ' },
    KubeHpaMaxedOut: { off: 'it is meant to be', for: '1h' },
    KubePodNotReady: { for: '1.5h', severity: 'none', threshold: 3 },
    KubeQuotaAlmostFull: { threshold: 100 },
    KubeJobNotCompleted: { threshold: 0 },
  } as unknown as AlertOverrides;
  expect(() => alertsOf(overrides)).toThrow(
    `7 problems, nothing was written:

  team checkout › alerts › KubeHpaMaxedOut
    is switched off and changed as well
    received  for
    mend      keep either of the two

  team checkout › alerts › KubeJobFailed
    is switched off without a reason
    mend      say why nobody needs to be told

  team checkout › alerts › KubeJobNotCompleted.threshold
    is no length of time
    received  0
    allowed   above 0 hours
    mend      write it in hours; for every team it is 12

  team checkout › alerts › KubePodNotReady.for
    is not a length of time
    received  1.5h
    allowed   a whole number above zero and one of s, m, h, d, w: 90s, 15m, 2h
    mend      write it so

  team checkout › alerts › KubePodNotReady.severity
    is no severity that people are told of
    received  none
    allowed   critical, warning, info
    mend      write one of those, or switch the alert off with { off: '<reason>' }

  team checkout › alerts › KubePodNotReady.threshold
    is set, and the alert has none: it is about something that is or is not
    received  3
    mend      leave it out, or set how long the alert waits

  team checkout › alerts › KubeQuotaAlmostFull.threshold
    is no share that can be reached
    received  100
    allowed   above 0 % and below 100 %
    mend      write it in percent; for every team it is 90`,
  );
});
