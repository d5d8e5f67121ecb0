import { closest, type Problem } from '../../problems';
import type { AddonBuilds } from '../addon-builds';
import { entryOf } from '../value-at';
import { place } from '../wording';
import { eachEnvironment } from './rule';

interface Pin {
  readonly minor: string;
  readonly addon: string;
  readonly version: string;
}

/** Every pinned build is one that EKS is known to offer for its Kubernetes version, whether a cluster asks for it or not. */
export const addonVersions = eachEnvironment(({ known, addonsRead, environment, versionsFile }) => {
  const { addonBuilds } = known;
  if (addonBuilds === undefined || !addonsRead) return [];
  return Object.entries(environment.versions.addons).flatMap(([minor, pins]) =>
    Object.entries(pins).flatMap(([addon, version]) => judge(versionsFile, { minor, addon, version }, addonBuilds)),
  );
});

function judge(versionsFile: string, { minor, addon, version }: Pin, { file, byMinor }: AddonBuilds): Problem[] {
  const offered = entryOf(byMinor, minor) ?? {};
  const builds = entryOf(offered, addon);
  if (builds?.includes(version)) return [];
  const where = place(versionsFile, ['addons', minor, addon]);
  const list = `add it to ${file}, if aws eks describe-addon-versions lists it`;
  if (builds !== undefined) {
    const what = `is not a build that EKS is known to offer for Kubernetes ${minor}`;
    return [{ where, what, received: version, allowed: builds.join(', '), mend: `choose one of these, or ${list}` }];
  }
  const guess = closest(addon, Object.keys(offered));
  return [
    {
      where,
      what: `is not an add-on that EKS is known to offer for Kubernetes ${minor}`,
      received: addon,
      allowed: Object.keys(offered).join(', ') || `nothing: ${file} knows no add-on for it`,
      mend: guess === undefined ? list : `write '${guess}', or ${list}`,
    },
  ];
}
