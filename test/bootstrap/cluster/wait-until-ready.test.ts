import type { Readiness } from '../../../lib/bootstrap/cluster/agent';
import { waitUntilReady, withMissing } from '../../../lib/bootstrap/cluster/wait-until-ready';

const one = (name: string, ready: boolean): Readiness => ({
  kind: 'Kustomization',
  name,
  ready,
  message: '',
  cannotRead: false,
});

/** Waits for a cluster of which these things are seen, one after another and then always the last. */
async function wait(seen: readonly Readiness[][], minutes = 1, signal = new AbortController().signal) {
  let [time, nth, told] = [0, 0, ''];
  const last = await waitUntilReady({
    look: () => Promise.resolve(seen[Math.min(nth++, seen.length - 1)] ?? []),
    clock: { now: () => time, sleep: (milliseconds) => Promise.resolve(void (time += milliseconds)) },
    minutes,
    signal,
    tell: (text) => (told += text),
  });
  return { last, told, time, looks: nth };
}

test('asks until everything is ready, and tells what has changed only', async () => {
  const half = [one('a', true), one('b', false)];
  const { told, looks } = await wait([[], half, half, [one('a', true), one('b', true)]]);

  expect(looks).toBe(4);
  expect(told).toBe(`   0 of 0 ready
   1 of 2 ready; waiting for Kustomization b
   2 of 2 ready
`);
});

test('names a few of many', async () => {
  const { told } = await wait([['a', 'b', 'c', 'd', 'e'].map((name) => one(name, false))], 0);
  expect(told).toBe('   0 of 5 ready; waiting for Kustomization a, Kustomization b, Kustomization c and 2 more\n');
});

test('ends when the time is over, with what was seen last', async () => {
  const { last, time } = await wait([[one('a', false)]]);
  expect([last[0]?.ready, time]).toEqual([false, 60_000]);
});

test('ends when somebody wants to stop', async () => {
  expect((await wait([[one('a', false)]], 1, AbortSignal.abort())).looks).toBe(1);
});

test('what ought to be there and is not is not ready', () => {
  const expected = [
    { kind: 'Kustomization', name: 'a' },
    { kind: 'Kustomization', name: 'b' },
  ];
  expect(withMissing([one('a', true)], expected)).toEqual([
    one('a', true),
    { ...one('b', false), message: 'is not there yet' },
  ]);
});
