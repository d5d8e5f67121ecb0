/** A length of time as Prometheus writes it, of one unit: `90s`, `15m`, `6h`, `3d`. */
export type Duration = `${number}${Unit}`;

type Unit = 's' | 'm' | 'h' | 'd' | 'w';

const SECONDS: Readonly<Record<Unit, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** How many seconds a length of time has. */
export function secondsOf(duration: Duration): number {
  return Number(duration.slice(0, -1)) * SECONDS[duration.slice(-1) as Unit];
}
