import { isDeepStrictEqual } from 'node:util';
import type { TerraformSandbox } from '../../lib/testing/terraform';

interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly mode: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown: Readonly<Record<string, unknown>>;
  };
}

/** One attribute of one resource that a plan wants to change; without an attribute, a resource that comes or goes. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly actions: string;
  readonly attribute?: string;
}

/** What Terraform would change in a folder. */
export function plannedChanges(sandbox: TerraformSandbox, folder: string, ...options: string[]): PlannedChange[] {
  sandbox.succeed(folder, 'plan', '-input=false', '-out=saved.tfplan', ...options);
  const plan = JSON.parse(sandbox.succeed(folder, 'show', '-json', 'saved.tfplan')) as {
    readonly resource_changes?: readonly ResourceChange[];
  };
  return (plan.resource_changes ?? []).filter(isChange).flatMap(attributesOf);
}

function isChange({ mode, change }: ResourceChange): boolean {
  return mode === 'managed' && change.actions.join() !== 'no-op';
}

function attributesOf({ address, type, change }: ResourceChange): PlannedChange[] {
  const { before, after, after_unknown: unknown } = change;
  const actions = change.actions.join(' and ');
  if (before === null || after === null) return [{ address, type, actions }];
  const changed = Object.keys(after).filter((name) => differs(before[name], after[name], unknown[name]));
  return changed.map((attribute) => ({ address, type, actions, attribute }));
}

/** What follows from another change is not known yet, and left out of `after`; the change itself is known. */
function differs(before: unknown, after: unknown, unknown: unknown): boolean {
  if (unknown === true) return false;
  if (!isObject(after) || !isObject(before)) return !isDeepStrictEqual(before, after);
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].some((key) => differs(before[key], after[key], isObject(unknown) ? unknown[key] : undefined));
}

/** A block or a list of them, entered by name or position. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
