import { diffTrees, type Entry } from '../../diff';
import { compareText, type Problem } from '../../problems';
import type { RenderedTree } from '../../tree';
import { type Git, tryCommitAt } from '../git';

/** The trailer by which a commit says that there is no way back over it: `Irreversible-Change: prod orders-schema-v2`. */
export const IRREVERSIBLE = 'Irreversible-Change';

const GONE = 'main does not hold this commit any more, so nobody can tell what was declared after it';

/** What a rollback would do that cannot be undone. */
export interface Danger {
  /** By which it is accepted. */
  readonly name: string;
  readonly why: string;
}

/** What going from one tree to another destroys, by the rules of diff; sorted. */
export function destroyedBy(before: RenderedTree, after: RenderedTree): Danger[] {
  const { environment } = after.manifest;
  const { entries } = diffTrees([{ environment, before, after }]);
  const dangers = entries
    .filter(({ risk }) => risk === 'destroys-data')
    .flatMap((entry) => {
      const reasons = entry.findings.filter(({ risk }) => risk === 'destroys-data').map(({ reason }) => reason);
      return namesOf(entry).map((name) => ({ name, why: reasons.join('; ') }));
    });
  return dangers.sort((a, b) => compareText(a.name, b.name));
}

/**
 * The changes of main that somebody has declared to be irreversible, and that going back would cross.
 * @param applied the source that is applied
 * @param target the source to go back to
 */
export function crossedBy(git: Git, environment: string, applied: string, target: string): Danger[] {
  const gone = [applied, target].filter((commit) => tryCommitAt(git, commit) === undefined);
  if (gone.length > 0) return gone.map((commit) => ({ name: commit, why: GONE }));
  const format = `--format=%H%x1f%(trailers:key=${IRREVERSIBLE},valueonly,unfold,separator=%x1f)`;
  const lines = git.run(['log', '-z', '--reverse', format, applied, `^${target}`, '--']).split('\0');
  return lines.flatMap((line) => {
    const [commit = '', ...values] = line.split('\x1f');
    return values.flatMap((value) => {
      const [where, name] = value.trim().split(/\s+/);
      const isMeant = name !== undefined && (where === environment || where === 'all');
      return isMeant ? [{ name, why: `commit ${commit.slice(0, 12)} declares it to be irreversible` }] : [];
    });
  });
}

/** Every danger that nobody has accepted, and everything accepted that is none. */
export function dangerProblems(environment: string, dangers: readonly Danger[], accept: readonly string[]): Problem[] {
  const known = new Set(dangers.map(({ name }) => name));
  const open = dangers.filter(({ name }) => !accept.includes(name));
  return [
    ...open.map(({ name, why }) => ({
      where: environment,
      what: 'would not come back from this by going forward again',
      received: `${name}: ${why}`,
      allowed: 'a rollback that destroys nothing, or that is accepted by name',
      mend: `mend it on main instead, or add --accept ${name}`,
    })),
    ...accept
      .filter((name) => !known.has(name))
      .map((name) => ({
        where: '--accept',
        what: 'is nothing that this rollback destroys or crosses',
        received: name,
        allowed: [...known].join(', ') || 'nothing: there is no danger to accept',
        mend: 'leave it out, or correct it',
      })),
  ];
}

/** As platform.json names it, in each place. */
function namesOf({ subject, places }: Entry): string[] {
  return places.map(({ layer = '', cluster = '' }) => {
    if (subject.half === 'file') return subject.name;
    if (subject.half === 'terraform') return `${layer}/${subject.address}`;
    const { group, kind, namespace = '-', name } = subject;
    return [cluster, group === '' ? 'core' : group, kind, namespace, name].join('/');
  });
}
