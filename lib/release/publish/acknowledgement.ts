/** The trailer by which a commit says that what it removes is meant: `Prune-Acknowledged: prod until 2026-12-31`. */
export const ACKNOWLEDGEMENT = 'Prune-Acknowledged';

const FORM = /^(?<environment>\S+) until (?<date>\d{4}-\d{2}-\d{2})$/;

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

export type Acknowledgement = 'given' | 'none' | { readonly rejected: string };

/**
 * Whether one of the trailers lets an environment lose more than its budget. The day it names is its last, in UTC.
 * @param values what stands behind the colon of each trailer
 */
export function acknowledgementFor(environment: string, values: readonly string[], now: Date): Acknowledgement {
  const judged = values.map((value) => judge(environment, value.trim(), now));
  if (judged.includes('given')) return 'given';
  return judged.find((one) => typeof one === 'object') ?? 'none';
}

function judge(environment: string, value: string, now: Date): Acknowledgement {
  const { environment: named, date = '' } = FORM.exec(value)?.groups ?? {};
  const day = Date.parse(`${date}T00:00:00Z`);
  const isDay = !Number.isNaN(day) && new Date(day).toISOString().startsWith(date);
  if (named === undefined || !isDay) return { rejected: `"${ACKNOWLEDGEMENT}: ${value}", which is not understood` };
  if (named !== environment) return 'none';
  if (now.getTime() < day + DAY_MILLISECONDS) return 'given';
  return { rejected: `"${ACKNOWLEDGEMENT}: ${value}", which has expired` };
}
