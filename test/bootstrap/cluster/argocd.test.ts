import { ARGOCD } from '../../../lib/bootstrap/cluster/argocd';
import { ARGOCD_TARGET } from './samples';

const application = (status?: object) => ({ kind: 'Application', metadata: { name: 'platform' }, status });
const states = (sync: string, health: string) => ({ sync: { status: sync }, health: { status: health } });

describe('an Application', () => {
  test('is ready when it is synced and healthy', () => {
    expect(ARGOCD.readinessOf(application(states('Synced', 'Healthy')))).toEqual({
      kind: 'Application',
      name: 'platform',
      ready: true,
      message: 'Synced, Healthy',
      cannotRead: false,
    });
  });

  test.each([
    ['it is synced and not healthy', states('Synced', 'Progressing'), 'Synced, Progressing'],
    ['it is healthy and not synced', states('OutOfSync', 'Healthy'), 'OutOfSync, Healthy'],
    ['nobody has looked at it', undefined, 'not looked at yet, health unknown'],
    [
      'its last sync failed',
      { ...states('OutOfSync', 'Missing'), operationState: { phase: 'Failed', message: 'one or more objects failed' } },
      'OutOfSync, Missing: one or more objects failed',
    ],
  ])('is not ready when %s', (_, status, message) => {
    expect(ARGOCD.readinessOf(application(status))).toMatchObject({ ready: false, message, cannotRead: false });
  });

  test('cannot read when it cannot compare', () => {
    const conditions = [{ type: 'ComparisonError', message: 'unable to authenticate' }];
    expect(ARGOCD.readinessOf(application({ ...states('Unknown', 'Healthy'), conditions }))).toMatchObject({
      ready: false,
      message: 'Unknown, Healthy: unable to authenticate',
      cannotRead: true,
    });
  });
});

test('its Secret is one of a repository, with the key under the name of Argo CD', () => {
  expect(ARGOCD.keyData({ privateKey: 'PEM\n', publicKey: 'ssh-ed25519 AAAA dev-a' })).toEqual({
    sshPrivateKey: 'PEM\n',
  });
  expect(ARGOCD.secretContents(ARGOCD_TARGET)).toEqual({
    labels: { 'argocd.argoproj.io/secret-type': 'repository' },
    settings: { type: 'git', url: 'ssh://git@github.com/acme/platform.git' },
  });
});
