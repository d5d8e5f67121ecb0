import path from 'node:path';
import { environments } from '../../environments';
import { readEnvironments } from '../../lib/cli';
import type { Environment } from '../../lib/environment';
import { renderEnvironment } from '../../lib/synth';
import type { RenderedTree } from '../../lib/tree';
import { platform } from '../../platform/platform';

/** What the repository describes, in the order of environments/index.ts. */
export function allEnvironments(): Environment[] {
  return readEnvironments(environments, path.join(__dirname, '../..'));
}

/** Renders all of it. */
export function renderAll(): RenderedTree[] {
  return allEnvironments().map((environment) => renderEnvironment(platform, environment, {}));
}
