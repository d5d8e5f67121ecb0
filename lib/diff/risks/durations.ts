const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/**
 * The seconds of a duration as Prometheus writes it: `1h30m`, `15d`; undefined for anything else.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 */
export function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:\d+(?:ms|[smhdwy]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(ms|[smhdwy])/g)];
  return parts.reduce((sum, [, amount = '0', unit = 's']) => sum + Number(amount) * (SECONDS[unit] ?? 0), 0);
}
