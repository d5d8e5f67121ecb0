import { smtp } from '../../../lib/environment/rules/smtp';
import { judge, messageOf, reportOf } from '../sources';

const SERVER = {
  host: 'email-smtp.eu-west-2.amazonaws.com',
  from: 'alerts@acme.example',
  username: 'alertmanager',
  secret: 'dev/alerting/smtp',
};
const EMAIL = { type: 'email', name: 'mail', to: 'on-call@acme.example' };

const telemetry = (changes: object) => ({ dev: { telemetry: changes } });

describe('the mail server', () => {
  test.each([
    ['no receiver that needs it', { smtp: SERVER }],
    ['an e-mail receiver', { receivers: [EMAIL], smtp: SERVER }],
    ['a port of its own', { receivers: [EMAIL], smtp: { ...SERVER, port: 465 } }],
  ])('may have %s', (_, changes) => {
    expect(judge(smtp, telemetry(changes))).toEqual([]);
  });

  test('has to be there for a receiver that is told by e-mail', () => {
    expect(messageOf(telemetry({ receivers: { 1: EMAIL } }))).toBe(
      reportOf(
        'telemetry.receivers[1]',
        'is told by e-mail, and the environment has no mail server',
        'received  mail',
        'allowed   telemetry.smtp in an environment with a receiver of type email',
        "mend      add smtp: { host, from, username, secret } to telemetry, or choose type 'sns' and subscribe the address",
      ),
    );
  });

  test.each([
    [25, 'is for mail between servers, which AWS throttles'],
    [0, 'is not a port'],
    [65536, 'is not a port'],
    [58.7, 'is not a port'],
  ])('fails on port %s', (port, what) => {
    expect(messageOf(telemetry({ smtp: { ...SERVER, port } }))).toBe(
      reportOf(
        'telemetry.smtp.port',
        what,
        `received  ${port}`,
        'allowed   587 or another port with STARTTLS, or 465 with TLS from the start',
        'mend      leave it out for 587',
      ),
    );
  });
});
