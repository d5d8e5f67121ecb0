import { type Finding, isObject, type Path } from './finding';
import { ownFindings } from './own-schema';
import { PACKAGE_GAPS, type PackageGap } from './package-gaps';

/** What is left of the findings of a package, and what is found in its gaps. */
export function mindGaps(kind: string, object: object, findings: readonly Finding[]): Finding[] {
  const gaps = PACKAGE_GAPS.filter((gap) => gap.kind === kind).flatMap((gap) =>
    gapPaths(gap, object).map(({ path, value }) => ({ path, found: ownFindings(gap.accepts, value, path) })),
  );
  const outside = findings.filter(({ path }) => !gaps.some((gap) => liesIn(path, gap.path)));
  return [...outside, ...gaps.flatMap(({ found }) => found)];
}

interface Place {
  readonly path: Path;
  readonly value: unknown;
}

/** Where an object has the field of a gap. */
function gapPaths({ field }: PackageGap, object: object): Place[] {
  return gapParts(field).reduce<Place[]>(
    (places, part) => places.flatMap((place) => step(place, part)),
    [{ path: [], value: object }],
  );
}

function step({ path, value }: Place, part: string): Place[] {
  if (part !== '[]') return isObject(value) && part in value ? [{ path: [...path, part], value: value[part] }] : [];
  return Array.isArray(value) ? value.map((item: unknown, index) => ({ path: [...path, index], value: item })) : [];
}

/** `['spec', 'dependsOn', '[]', 'readyExpr']` */
export function gapParts(field: string): string[] {
  return field.replaceAll('[]', '.[]').split('.');
}

function liesIn(path: Path, outer: Path): boolean {
  return outer.every((part, index) => path[index] === part);
}
