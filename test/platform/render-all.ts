import path from 'node:path';
import { environments } from '../../environments';
import { readEnvironments } from '../../lib/cli';
import { renderEnvironment } from '../../lib/synth';
import type { RenderedTree } from '../../lib/tree';
import { platform } from '../../platform/platform';

/** Renders what the repository describes, in the order of environments/index.ts. */
export function renderAll(): RenderedTree[] {
  const parsed = readEnvironments(environments, path.join(__dirname, '../..'));
  return parsed.map((environment) => renderEnvironment(platform, environment, {}));
}
