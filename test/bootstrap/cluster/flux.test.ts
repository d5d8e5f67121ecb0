import { FLUX } from '../../../lib/bootstrap/cluster/flux';
import { FLUX_TARGET } from './samples';

const kustomization = (status: object, spec: object = {}, kind = 'Kustomization') => ({
  kind,
  metadata: { name: 'platform', generation: 2 },
  spec,
  status: { observedGeneration: 2, ...status },
});
const ready = (status: string) => ({ conditions: [{ type: 'Ready', status, message: 'Applied revision' }] });

describe('an object of Flux', () => {
  test('is ready when it says so', () => {
    expect(FLUX.readinessOf(kustomization(ready('True')))).toEqual({
      kind: 'Kustomization',
      name: 'platform',
      ready: true,
      message: 'Applied revision',
      cannotRead: false,
    });
  });

  test.each([
    ['says that it is not', kustomization(ready('False')), 'Applied revision'],
    ['does not know yet', kustomization(ready('Unknown')), 'Applied revision'],
    ['said so of what it was before', kustomization({ ...ready('True'), observedGeneration: 1 }), 'Applied revision'],
    [
      'was never looked at',
      { kind: 'Kustomization', metadata: { name: 'x', generation: 1 } },
      'has not been looked at yet',
    ],
    ['was stopped', kustomization(ready('True'), { suspend: true }), 'is suspended: Applied revision'],
  ])('is not ready when it %s', (_, object, message) => {
    expect(FLUX.readinessOf(object)).toMatchObject({ ready: false, message });
  });

  test('cannot read when it is a source that is not ready', () => {
    expect(FLUX.readinessOf(kustomization(ready('False'), {}, 'GitRepository')).cannotRead).toBe(true);
    expect(FLUX.readinessOf(kustomization(ready('True'), {}, 'GitRepository')).cannotRead).toBe(false);
    expect(FLUX.readinessOf(kustomization(ready('False'))).cannotRead).toBe(false);
  });
});

test('its Secret has the key, its public half and the host keys, under the names of Flux', () => {
  const key = { privateKey: 'PEM\n', publicKey: 'ssh-ed25519 AAAA dev-a' };
  expect(FLUX.keyData(key)).toEqual({ identity: 'PEM\n', 'identity.pub': 'ssh-ed25519 AAAA dev-a\n' });
  expect(FLUX.secretContents({ ...FLUX_TARGET, knownHosts: ['a', 'b'] })).toEqual({
    labels: {},
    settings: { known_hosts: 'a\nb\n' },
  });
});
