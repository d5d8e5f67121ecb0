import { NOTIFIED_SEVERITIES, type NotifiedSeverity } from '../../environment';
import { closest, type Problem } from '../../problems';
import type { Duration } from '../model';
import { DEFAULT_ALERTS, type TeamAlert, type TeamAlertName, type Threshold } from './alerts';

/** What a team wants to be otherwise about one of its alerts. */
export type AlertOverride = AlertOff | AlertChange;

interface AlertOff {
  /** Why nobody needs to be told: `its jobs fail by design, and are tried again`. */
  readonly off: string;
}

interface AlertChange {
  /** How long it must hold. @default - as for every team */
  readonly for?: Duration;
  /** @default - as for every team */
  readonly severity?: NotifiedSeverity;
  /** In the alert's own unit: 80 percent, 24 hours. @default - as for every team */
  readonly threshold?: number;
}

/** By the name of the alert; where two have one name, with the severity: `KubePersistentVolumeFillingUp (warning)`. */
export type AlertOverrides = Readonly<Partial<Record<TeamAlertName, AlertOverride>>>;

const NAMES = Object.keys(DEFAULT_ALERTS);

/** What is wrong with the overrides of a team. */
export function alertOverrideProblems(team: string, overrides: AlertOverrides): Problem[] {
  return Object.entries(overrides).flatMap(([name, override]) => {
    const where = `team ${team} › alerts › ${name}`;
    const alert = (DEFAULT_ALERTS as Readonly<Record<string, TeamAlert>>)[name];
    return alert === undefined ? [unknown(where, name)] : judge(where, alert, override);
  });
}

function unknown(where: string, name: string): Problem {
  const meant = closest(name, NAMES);
  return {
    where,
    what: 'is no alert that teams have',
    received: name,
    allowed: NAMES.join(', '),
    mend: meant === undefined ? 'leave it out' : `write '${meant}'`,
  };
}

function judge(where: string, alert: TeamAlert, override: AlertOverride): Problem[] {
  if ('off' in override) return offProblems(where, override);
  const { for: wait, severity, threshold } = override;
  return [
    ...(wait === undefined ? [] : waitProblems(where, wait)),
    ...(severity === undefined ? [] : severityProblems(where, severity)),
    ...(threshold === undefined ? [] : thresholdProblems(where, threshold, alert.threshold)),
  ];
}

function offProblems(where: string, override: AlertOff): Problem[] {
  const others = Object.keys(override).filter((key) => key !== 'off');
  if (others.length > 0) {
    const mend = 'keep either of the two';
    return [{ where, what: 'is switched off and changed as well', received: others.sort().join(', '), mend }];
  }
  if (override.off.trim() !== '') return [];
  return [{ where, what: 'is switched off without a reason', mend: 'say why nobody needs to be told' }];
}

/** Prometheus knows no fractions of a unit. */
function waitProblems(where: string, wait: string): Problem[] {
  if (/^[1-9]\d*[smhdw]$/.test(wait)) return [];
  return [
    {
      where: `${where}.for`,
      what: 'is not a length of time',
      received: wait,
      allowed: 'a whole number above zero and one of s, m, h, d, w: 90s, 15m, 2h',
      mend: 'write it so',
    },
  ];
}

function severityProblems(where: string, severity: string): Problem[] {
  if (NOTIFIED_SEVERITIES.some((known) => known === severity)) return [];
  return [
    {
      where: `${where}.severity`,
      what: 'is no severity that people are told of',
      received: severity,
      allowed: NOTIFIED_SEVERITIES.join(', '),
      mend: "write one of those, or switch the alert off with { off: '<reason>' }",
    },
  ];
}

function thresholdProblems(where: string, received: number, usual: Threshold | undefined): Problem[] {
  const problem = { where: `${where}.threshold`, received: String(received) };
  if (usual === undefined) {
    const what = 'is set, and the alert has none: it is about something that is or is not';
    return [{ ...problem, what, mend: 'leave it out, or set how long the alert waits' }];
  }
  const { unit, value } = usual;
  if (received > 0 && received < (unit === '%' ? 100 : Infinity)) return [];
  return [
    {
      ...problem,
      what: unit === '%' ? 'is no share that can be reached' : 'is no length of time',
      allowed: unit === '%' ? 'above 0 % and below 100 %' : `above 0 ${unit}`,
      mend: `write it in ${unit === '%' ? 'percent' : unit}; for every team it is ${value}`,
    },
  ];
}
