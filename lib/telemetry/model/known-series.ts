import { seriesOf } from './metric';
import { type LabelMatcher, passes } from './promql';
import type { ScrapeJob } from './scrape-job';
import { targetLabels } from './scrape-job';

/** Labels that series have; `any` where nobody here can know. */
export type Labels = ReadonlySet<string> | 'any';

/** Where series of one name come from. */
interface Origin {
  /** The value of `job`. @default - it was recorded, and has whatever its rule leaves */
  readonly job?: string;
  readonly labels: Labels;
}

/**
 * What Prometheus adds to every scrape, and what it says of alerts.
 * @see https://prometheus.io/docs/concepts/jobs_instances/
 */
const OF_EVERY_TARGET = [
  'up',
  'scrape_duration_seconds',
  'scrape_samples_scraped',
  'scrape_samples_post_metric_relabeling',
  'scrape_series_added',
];

const OF_ALERTS = ['ALERTS', 'ALERTS_FOR_STATE'];

/** The series that exist: those that jobs bring, those that rules record, and those that Prometheus makes itself. */
export class KnownSeries {
  private readonly origins = new Map<string, Origin[]>();

  constructor(scrapeJobs: readonly ScrapeJob[]) {
    for (const job of scrapeJobs) this.addJob(job);
    for (const name of OF_ALERTS) this.add(name, { labels: 'any' });
  }

  /** Names, for advice. */
  public get names(): string[] {
    return [...this.origins.keys()];
  }

  /** Makes the result of a recording rule known. */
  public record(name: string, labels: Labels): void {
    this.add(name, { labels });
  }

  /** Whether a series of this name exists in any job. */
  public has(name: string): boolean {
    return this.origins.has(name);
  }

  /**
   * The labels of the series that a selector can find.
   * @returns nothing when no job that it asks for brings them
   */
  public labelsOf(name: string, matchers: readonly LabelMatcher[]): Labels | undefined {
    const origins = (this.origins.get(name) ?? []).filter(
      ({ job }) => job === undefined || passes(matchers, 'job', job),
    );
    if (origins.length > 0) return unionOf(origins.map(({ labels }) => labels));
    return undefined;
  }

  private addJob(job: ScrapeJob): void {
    const ofTarget = targetLabels(job);
    const jobLabel = job.job ?? job.name;
    for (const name of OF_EVERY_TARGET) this.add(name, { job: jobLabel, labels: new Set(ofTarget) });
    for (const family of job.families === 'any' ? [] : job.families) {
      for (const { name, labels } of seriesOf(family)) {
        this.add(name, { job: jobLabel, labels: new Set([...ofTarget, ...labels]) });
      }
    }
  }

  private add(name: string, origin: Origin): void {
    const origins = this.origins.get(name);
    if (origins === undefined) this.origins.set(name, [origin]);
    else origins.push(origin);
  }
}

export function unionOf(all: readonly Labels[]): Labels {
  const [only, ...others] = all;
  if (only !== undefined && others.length === 0) return only;
  if (all.includes('any')) return 'any';
  return new Set(all.flatMap((labels) => Array.from(labels)));
}
