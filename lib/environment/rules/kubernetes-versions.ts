import type { Problem } from '../../problems';
import { STAGES } from '../stage';
import { at, type Rule, type SourcedEnvironment } from './rule';

interface Version {
  /** NaN when the text is not a version. */
  readonly minor: number;
  readonly text: string;
  readonly where: string;
  readonly stage: number;
}

/** Kubernetes versions are written `1.35`, and a later stage is never ahead of an earlier one. */
export const kubernetesVersions: Rule = (environments) => {
  const versions = environments.flatMap(versionsOf);
  return [
    ...versions.filter(({ minor }) => Number.isNaN(minor)).map(malformed),
    ...versions.flatMap((version) => ahead(version, versions)),
  ];
};

/** The 35 of `1.35`, or undefined when the text is not a minor version. */
export function minorVersion(text: string): number | undefined {
  const digits = /^1\.(\d{2})$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function versionsOf(source: SourcedEnvironment): Version[] {
  return source.environment.clusters.map(({ kubernetesVersion: text }, index) => ({
    text,
    minor: minorVersion(text) ?? NaN,
    where: at(source, 'clusters', index, 'kubernetesVersion'),
    stage: STAGES.indexOf(source.environment.stage),
  }));
}

function malformed({ where, text }: Version): Problem {
  const minor = /(?<![\d.])1\.\d{2}(?!\d)/.exec(text)?.[0];
  return {
    where,
    what: 'is not a Kubernetes minor version',
    received: text,
    allowed: "a minor version such as '1.35'; EKS chooses the patch",
    mend: minor === undefined ? 'write the minor version alone' : `write '${minor}'`,
  };
}

/** Compares with the lowest version of the nearest earlier stage, so that each fault is reported once. */
function ahead(version: Version, all: readonly Version[]): Problem[] {
  const earlier = all.filter(({ stage, minor }) => stage < version.stage && !Number.isNaN(minor));
  const nearest = Math.max(...earlier.map(({ stage }) => stage));
  const [lowest] = earlier.filter(({ stage }) => stage === nearest).sort((a, b) => a.minor - b.minor);
  if (lowest === undefined || !(version.minor > lowest.minor)) return [];
  return [
    {
      where: version.where,
      what: `is ahead of ${lowest.where}, an earlier stage`,
      received: version.text,
      allowed: `at most ${lowest.text}, the version of ${lowest.where}`,
      mend: 'upgrade the earlier stage first',
    },
  ];
}
