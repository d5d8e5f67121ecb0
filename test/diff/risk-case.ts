import type { ChangeKind } from '../../lib/diff/change';
import type { Risk } from '../../lib/diff/risks/risk';
import type { JsonObject } from '../../lib/yaml';
import { object, type Thing } from './sample';

/** One change, and what is said of it. */
export interface RiskCase {
  readonly rule: string;
  readonly title: string;
  readonly before?: Thing;
  readonly after?: Thing;
  /** What the rule finds; nothing when it must not fire. */
  readonly reasons: readonly string[];
  /** The worst risk of all rules. */
  readonly risk: Risk;
  readonly kind: ChangeKind;
}

export const tf = (type: string, body: JsonObject = {}): Thing => ({ type, body });
export const deployment = (spec: JsonObject) => object('apps/v1', 'Deployment', { spec }, 'shop');
export const statefulSet = (spec: JsonObject) => object('apps/v1', 'StatefulSet', { spec }, 'shop');
export const pod = (spec: JsonObject) => ({ template: { spec } });
export const container = (fields: JsonObject) => pod({ containers: [{ name: 'app', ...fields }] });
