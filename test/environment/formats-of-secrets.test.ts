import { formats } from '../../lib/environment/rules/formats';
import { judge, messageOf, reportOf } from './sources';

describe('what may hold a secret', () => {
  test.each([
    ['a URL', 'https://hooks.slack.com/services/T000/B000/not-a-real-one'],
    ['a URL after a space', ' http://hooks.example/not-a-real-one'],
    ['a key of PagerDuty', '0123456789abcdef0123456789abcdef'],
    ['a newer key of PagerDuty', 'R0123456789ABCDEFGHIJKLMNOPQRSTU'],
    ['a token of Slack', 'xoxb-0000-not-a-real-one'],
  ])('fails when %s stands where the name of a secret should, and does not repeat it', (_, secret) => {
    expect(messageOf({ dev: { telemetry: { receivers: { 0: { secret } } } } })).toBe(
      reportOf(
        'telemetry.receivers[0].secret',
        'looks like the secret itself, which everybody who reads git would have',
        `received  ${secret.length} characters, not shown here`,
        'allowed   the name of a secret: letters, digits and / _ + = . @ -',
        'mend      revoke it, as git keeps what was committed; then store a new one in AWS Secrets Manager, and name that here',
      ),
    );
  });

  test('fails when the name of a secret is none, and does not repeat it', () => {
    const telemetry = { receivers: { 0: { secret: 'two words' } } };
    expect(messageOf({ dev: { telemetry } })).toBe(
      reportOf(
        'telemetry.receivers[0].secret',
        'is not legal everywhere it is used',
        'received  9 characters, not shown here',
        'allowed   the name of a secret: letters, digits and / _ + = . @ -',
        'mend      store the URL or key in AWS Secrets Manager, and name the secret here',
      ),
    );
  });

  test('the name of a secret may have 32 letters, or digits with something between them', () => {
    for (const secret of ['a'.repeat(32), '0123456789abcdef/123456789abcdef', 'prod/alerting/slack']) {
      expect(judge(formats, { dev: { telemetry: { receivers: { 0: { secret } } } } })).toEqual([]);
    }
  });

  test.each([
    ['a name and a token', 'https://bot:not-a-real-token@github.com/acme/platform.git', 57],
    ['a token', 'https://not-a-real-token@github.com/acme/platform.git', 53],
    ['a name', 'https://bot@github.com/acme/platform.git', 40],
    ['a password', 'ssh://git:not-a-real-password@github.com/acme/platform.git', 58],
    ['a password without a name', 'https://:not-a-real-token@github.com/acme/platform.git', 54],
    ['a token, after a space', ' https://not-a-real-token@github.com/acme/platform.git', 54],
  ])('fails when the clone URL holds %s, and does not repeat it', (_, repository, length) => {
    expect(messageOf({ dev: { gitops: { repository } } })).toBe(
      reportOf(
        'gitops.repository',
        'holds credentials, which everybody who reads git would have',
        `received  ${length} characters, not shown here`,
        'allowed   a clone URL that begins with https:// or ssh://git@',
        'mend      revoke them, as git keeps what was committed; then write https://github.com/acme/platform.git, or ssh://git@github.com/acme/platform.git',
      ),
    );
  });

  test.each([
    'git@github.com:acme/platform.git',
    'https://git@github.com/acme/platform.git',
    'https://github.com/acme/platform.git?token=not-a-real-token',
    'https://github.com/acme/platform@main',
    'http://github.com/acme/platform.git',
  ])('fails when the clone URL is of another kind: %s', (repository) => {
    expect(judge(formats, { dev: { gitops: { repository } } })).toEqual([
      {
        where: 'environments/dev.ts › gitops.repository',
        what: 'is not legal everywhere it is used',
        received: `${repository.length} characters, not shown here`,
        allowed: 'a clone URL that begins with https:// or ssh://git@',
        mend: 'write https://github.com/acme/platform.git, or ssh://git@github.com/acme/platform.git',
      },
    ]);
  });
});
