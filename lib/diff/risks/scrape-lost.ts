import { goneObject, type Side } from '../change';
import { isObject, objectsOf, structureOf, textAt } from '../values';
import type { RiskRule } from './risk';

const ASKS = new Set(['ServiceMonitor', 'PodMonitor', 'Probe', 'ScrapeConfig']);

export const scrapeLost: RiskRule = {
  name: 'scrape-lost',
  risk: 'weakens-observation',
  source: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config',
  judge(change) {
    const gone = goneObject(change)?.record;
    if (change.kind === 'removed' && gone?.half === 'kubernetes' && ASKS.has(gone.kind))
      return ['its metrics are asked for no more'];
    if (change.before === undefined || change.after === undefined) return [];
    const left = jobsOf(change.after);
    return [...jobsOf(change.before)].filter((job) => !left.has(job)).map((job) => `job ${job} is asked no more`);
  },
};

function jobsOf({ record, body }: Side): Set<string> {
  const data = record.half === 'kubernetes' && record.kind === 'ConfigMap' ? body['data'] : undefined;
  if (!isObject(data)) return new Set();
  const texts = Object.values(data).filter((text) => typeof text === 'string' && text.includes('scrape_configs'));
  const files = texts.flatMap((text) => (typeof text === 'string' ? [structureOf(text)] : []));
  const jobs = files.flatMap((file) => objectsOf(isObject(file) ? file['scrape_configs'] : undefined));
  return new Set(jobs.flatMap((job) => textAt(job, 'job_name') ?? []));
}
