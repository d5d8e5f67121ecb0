import type { EnvironmentReport, PublishReport } from '../../release';
import { table } from '../table';
import { shortId } from '../short-id';

const HEADINGS = ['environment', 'branch', 'outcome', 'commit', 'added', 'changed', 'removed'];

/** Prints what became of every environment. */
export function printPublishReport(report: PublishReport, { json }: { json: boolean }): void {
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : textReport(report));
}

/** Why an environment stays where it is. */
function standing({ environment, outcome, hold, withdrawn }: EnvironmentReport): string[] {
  if (outcome === 'withdrawn') {
    const { base, head } = withdrawn ?? {};
    return [`${environment} is what it would become: close the pull request from ${head} to ${base}.`];
  }
  if (outcome === 'superseded') return [`${environment} is made from a newer commit, and stays.`];
  if (outcome !== 'held') return [];
  const release = `npm run publish -- --env ${environment} --release-hold`;
  return [`${environment} was rolled back and is held: ${hold ?? ''}. To go on: ${release}`];
}

function textReport({ source, remote, dryRun, attempts, environments }: PublishReport): string {
  const rows = environments.map(({ environment, branch, outcome, commit, added, changed, removed }) => {
    const counts = [added, changed, removed].map(String);
    return [environment, branch, outcome, commit === undefined ? '-' : shortId(commit), ...counts];
  });
  const requests = environments.flatMap(({ pullRequest }) => (pullRequest === undefined ? [] : [pullRequest]));
  const waited = attempts === 1 ? '' : `, at attempt ${attempts}: others published meanwhile`;
  return [
    table(HEADINGS, rows),
    '',
    ...environments.flatMap(standing),
    ...requests.map(({ base, head }) => `Open a pull request from ${head} to ${base}; --json has a text for it.`),
    dryRun ? 'Nothing was pushed: this is a dry run.' : `Source ${shortId(source)}, remote ${remote}${waited}.`,
    '',
  ].join('\n');
}
