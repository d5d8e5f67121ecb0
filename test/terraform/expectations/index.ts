import type { Expectation, Expectations } from '../expectation';
import { kindOf, type Subject } from '../layers';
import { access } from './access';
import { backup } from './backup';
import { bootstrap } from './bootstrap';
import { cluster } from './cluster';
import { network } from './network';
import { observability } from './observability';
import { services } from './services';

/** What each kind of layer promises, by the first word of its name. */
const EXPECTATIONS: Readonly<Record<string, Expectations>> = {
  access,
  backup,
  bootstrap,
  cluster,
  network,
  observability,
  services,
};

/** @throws Error when nothing is promised: a layer that nobody looks at */
export function expectationsOf(subject: Subject): readonly Expectation[] {
  const { layer, configuration, environment } = subject;
  const cluster = environment.clusters.find(({ name }) => name === layer.cluster);
  const expectations =
    EXPECTATIONS[kindOf(subject)]?.({ configuration, environment, region: layer.region, cluster }) ?? [];
  if (expectations.length === 0) throw new Error(`nothing is promised of ${layer.name}: test/terraform/expectations`);
  return expectations;
}
