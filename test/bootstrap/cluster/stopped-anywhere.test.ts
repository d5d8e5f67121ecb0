import type { Kill } from './fake-cluster';
import { FIRST_TIME, Rehearsal } from './rehearsal';

let rehearsal: Rehearsal;

beforeEach(() => {
  rehearsal = new Rehearsal();
});

afterEach(() => {
  expect(rehearsal.leftBehind).toEqual([]);
});

describe('run again after a kill', () => {
  const kills = FIRST_TIME.flatMap((command, nth) =>
    (['before', 'after'] as const).map((when): [Kill, string, number] => [when, command, nth]),
  );

  test.each(kills)('%s "%s" it ends as if nothing had been', async (when, _command, nth) => {
    rehearsal.cluster.killAt(nth, when);
    await expect(rehearsal.run()).rejects.toThrow('killed');

    const { publicKey } = await rehearsal.run();

    expect([...rehearsal.cluster.applied]).toEqual(['network-policy', 'node-pools', 'agent', 'flux']);
    expect(rehearsal.cluster.secret?.metadata.annotations).toEqual({ 'platform.acme.example/public-key': publicKey });
  });

  test.each(FIRST_TIME.map((command, nth) => [command, nth] as const))(
    'by Ctrl-C at "%s" it ends as if nothing had been, and said where it stopped',
    async (_command, nth) => {
      rehearsal.cluster.onCommand = (now) => now === nth && rehearsal.stop.abort();
      expect(await rehearsal.failure()).toMatch(
        /^1 problem, stopped at ".*":\n\n {2}the bootstrap of dev-a\n {4}was stopped\n/,
      );
      expect(rehearsal.cluster.commands).toHaveLength(nth + 1);

      rehearsal.stop = new AbortController();
      expect((await rehearsal.run()).objects).toHaveLength(2);
    },
  );

  test('by Ctrl-C instead of Enter it knows the key', async () => {
    const enter = () => {
      rehearsal.stop.abort();
      return Promise.resolve();
    };
    await rehearsal.failure(() => rehearsal.run({}, enter));
    rehearsal.stop = new AbortController();

    expect(await rehearsal.run()).toMatchObject({
      deployKey: 'kept',
      publicKey: expect.stringContaining('ssh-ed25519 '),
    });
  });
});
