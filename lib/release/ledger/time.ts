const FORM = /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2})?)(?<zone>Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * A moment in seconds since 1970: `2026-11-30`, which is its first second, `2026-11-30T12:00` or with a zone behind it.
 * Without a zone it is UTC: the same words mean the same on every machine.
 */
export function secondsAt(text: string): number | undefined {
  const { day, time = '00:00', zone = 'Z' } = FORM.exec(text.trim())?.groups ?? {};
  if (day === undefined) return undefined;
  const milliseconds = Date.parse(`${day}T${time}${zone}`);
  const isDay = !Number.isNaN(Date.parse(day)) && new Date(Date.parse(day)).toISOString().startsWith(day);
  return Number.isNaN(milliseconds) || !isDay ? undefined : milliseconds / 1000;
}

/** `2026-11-30T12:00:00Z` */
export function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
