import type { TerraformConfiguration } from '../terraform/configuration';
import { MISSING_TYPES } from './emulator-gaps';

/**
 * A layer without what the emulator cannot create.
 * @throws Error when something that stays refers to something that is left out
 */
export function appliedCopy(configuration: TerraformConfiguration): TerraformConfiguration {
  const kept = Object.entries(configuration.resource).filter(([type]) => !(type in MISSING_TYPES));
  const resource = Object.fromEntries(kept.map(([type, members]) => [type, withoutDependencies(members)]));
  const copy = { ...configuration, resource };
  const dangling = Object.keys(MISSING_TYPES).filter((type) => JSON.stringify(copy).includes(`{${type}.`));
  if (dangling.length > 0) throw new Error(`what is applied refers to ${dangling.join(', ')}, which is left out`);
  return copy;
}

type Members = TerraformConfiguration['resource'][string];

/** `depends_on` only orders; what is left out needs no waiting for. */
function withoutDependencies(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).map(([name, body]) => {
      const dependencies = body['depends_on'];
      if (!Array.isArray(dependencies)) return [name, body];
      const kept = dependencies.filter((address) => !(typeOf(String(address)) in MISSING_TYPES));
      return [name, { ...body, depends_on: kept }];
    }),
  );
}

function typeOf(address: string): string {
  return address.split('.')[0] ?? address;
}
