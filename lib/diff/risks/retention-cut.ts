import { isKubernetes, stayingPair } from '../change';
import { type JsonValue, numberAt, pathText } from '../values';
import { secondsOf } from './durations';
import type { RiskRule } from './risk';

const RETENTION = /retention[._-]?(?:time|period|size|in[._-]days)?(?:=|$)/i;

/** How long logs and metrics are kept. */
export const retentionCut: RiskRule = {
  name: 'retention-cut',
  risk: 'weakens-observation',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
  judge(change) {
    const logs = stayingPair(change, new Set(['aws_cloudwatch_log_group', 'aws_prometheus_workspace']));
    if (logs !== undefined) {
      const name = logs.type === 'aws_cloudwatch_log_group' ? 'retention_in_days' : 'retention_period_in_days';
      const [before, after] = [logs.before, logs.after].map((body) => numberAt(body, name) ?? 0);
      // 0 days are for ever.
      const isCut = (after ?? 0) > 0 && ((before ?? 0) === 0 || (after ?? 0) < (before ?? 0));
      return isCut ? [`keeps ${after ?? 0} days, not ${before === 0 ? 'for ever' : (before ?? 0)}`] : [];
    }
    if (!isKubernetes(change)) return [];
    return change.edits.flatMap(({ path, before, after }) => {
      const isFlag = path.at(-1) === '[]' && typeof before === 'string' && RETENTION.test(before);
      if (!isFlag && !RETENTION.test(path.at(-1) ?? '')) return [];
      const [old, fresh] = [amountOf(before), amountOf(after)];
      const isCut = old !== undefined && fresh !== undefined && fresh.amount < old.amount;
      return isCut ? [`keeps ${fresh.text}, not ${old.text} (${pathText(path)})`] : [];
    });
  },
};

const BYTES: Readonly<Record<string, number>> = { B: 0, KB: 1, MB: 2, GB: 3, TB: 4, PB: 5 };

function amountOf(value: JsonValue | undefined): { amount: number; text: string } | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replace(/^[^=]*=/, '');
  const seconds = secondsOf(text);
  if (seconds !== undefined) return { amount: seconds, text };
  const size = /^(?<number>\d+(?:\.\d+)?)(?<unit>[KMGTP]?B)$/.exec(text)?.groups;
  return size === undefined
    ? undefined
    : { amount: Number(size['number']) * 1024 ** (BYTES[size['unit'] ?? ''] ?? 0), text };
}
