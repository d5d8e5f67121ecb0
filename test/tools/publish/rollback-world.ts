import { rollBack } from '../../../lib/release/rollback';
import type { RollbackProps, RollbackReport } from '../../../lib/release/rollback';
import { direct } from './trees';
import { gitIn, type World } from './world';

export const BRANCH = 'environment/prod';

let hour = 12;

export function later(): Date {
  hour += 1;
  return new Date(Date.UTC(2026, 10, 30, hour));
}

export function publish(world: World, text: string, more: Readonly<Record<string, string>> = {}): void {
  world.commit(`Set ${text}`);
  world.publish([direct('prod', { 'a.yaml': configMap(text), ...more })], { now: later() });
}

export function configMap(text: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a.yaml\ndata:\n  text: "${text}"\n`;
}

export function applied(world: World): string | undefined {
  return /text: "(.*)"/.exec(world.remote('show', `${BRANCH}:clusters/a/web/a.yaml`))?.[1];
}

export function back(world: World, props: Partial<RollbackProps> = {}): RollbackReport {
  return rollBack({
    ...{ git: gitIn(world.clone), remote: 'origin', environment: 'prod', branch: BRANCH, deliver: 'direct' },
    ...{ to: '-1', reason: 'Orders are lost', accept: [], programs: { node: '20.0.0' }, now: later() },
    ...{ pause: () => undefined, chance: () => 0 },
    ...props,
  });
}

beforeEach(() => {
  hour = 12;
});
