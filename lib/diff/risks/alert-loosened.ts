import { type JsonObject, textAt } from '../values';
import { alertsOf, nameOf } from './alerting-rules';
import { secondsOf } from './durations';
import type { RiskRule } from './risk';

const SEVERITIES = ['info', 'warning', 'critical'];

export const alertLoosened: RiskRule = {
  name: 'alert-loosened',
  risk: 'weakens-observation',
  source: 'https://prometheus.io/docs/practices/alerting/',
  judge(change) {
    const { before, after } = alertsOf(change);
    return [...before].flatMap(([name, old]) => {
      const fresh = after.get(name);
      if (fresh !== undefined) return looser(old, fresh).map((what) => `${name} ${what}`);
      const other = [...after].find(([candidate]) => nameOf(candidate) === nameOf(name) && !before.has(candidate));
      return other === undefined ? [] : looser(old, other[1]).map((what) => `${name} ${what}`);
    });
  },
};

function looser(old: JsonObject, fresh: JsonObject): string[] {
  const [waited, waits] = [old, fresh].map((rule) => secondsOf(textAt(rule, 'for')) ?? 0);
  const [severity, severityAfter] = [old, fresh].map((rule) => textAt(rule, 'labels', 'severity') ?? '');
  const isLower = SEVERITIES.indexOf(severityAfter ?? '') < SEVERITIES.indexOf(severity ?? '');
  return [
    ...((waits ?? 0) > (waited ?? 0) ? [`waits ${textAt(fresh, 'for') ?? ''}, not ${textAt(old, 'for') ?? '0s'}`] : []),
    ...(isLower ? [`is ${severityAfter ?? 'without severity'}, no longer ${severity ?? ''}`] : []),
    ...expressionLooser(textAt(old, 'expr') ?? '', textAt(fresh, 'expr') ?? ''),
  ];
}

const NUMBER = /-?\d+(?:\.\d+)?(?:e-?\d+)?/g;
const THRESHOLD = /(?<comparison>[<>]=?)\s*(?<number>-?\d+(?:\.\d+)?(?:e-?\d+)?)\s*$/;

/** Only a last number that is compared with tells which way it goes; of anything else people have to judge. */
function expressionLooser(old: string, fresh: string): string[] {
  if (old === fresh) return [];
  const [threshold, thresholdAfter] = [THRESHOLD.exec(old)?.groups, THRESHOLD.exec(fresh)?.groups];
  const body = (text: string) => text.replace(THRESHOLD, '');
  const isThreshold = threshold !== undefined && thresholdAfter !== undefined && body(old) === body(fresh);
  if (!isThreshold || threshold['comparison'] !== thresholdAfter['comparison']) {
    return [old.replace(NUMBER, '0') === fresh.replace(NUMBER, '0') ? 'has other numbers' : 'asks for something else'];
  }
  const rises = Number(thresholdAfter['number']) > Number(threshold['number']);
  const isLooser = rises === (threshold['comparison']?.startsWith('>') === true);
  return isLooser ? [`is raised at ${thresholdAfter['number'] ?? ''}, not at ${threshold['number'] ?? ''}`] : [];
}
