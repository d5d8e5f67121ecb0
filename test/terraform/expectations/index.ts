import type { Expectation, Expectations } from '../expectation';
import type { Subject } from '../layers';
import { network } from './network';

/** What each kind of layer promises, by the first word of its name. */
const EXPECTATIONS: Readonly<Record<string, Expectations>> = { network };

/** @throws Error when nothing is promised: a layer that nobody looks at */
export function expectationsOf({ layer, configuration, environment }: Subject): readonly Expectation[] {
  const kind = layer.name.split('-')[0] ?? '';
  const expectations = EXPECTATIONS[kind]?.({ configuration, environment, region: layer.region }) ?? [];
  return expectations;
}
