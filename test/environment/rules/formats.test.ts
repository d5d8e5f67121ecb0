import { formats } from '../../../lib/environment/rules/formats';
import { judge } from '../sources';

const LABEL = 'a DNS label: at most 63 lower-case letters, digits and hyphens, beginning with a letter';
const what = 'is not legal everywhere it is used';
const at = (field: string) => `environments/dev.ts › ${field}`;

const receiver = (value: object) => ({ telemetry: { receivers: [value] } });
const mailServer = (changes: object) => {
  const server = { host: 'mail.acme.example', from: 'alerts@acme.example', username: 'alerts', secret: 'dev/smtp' };
  return { telemetry: { smtp: { ...server, ...changes } } };
};
const gateway = (id: string) => ({ networks: { 0: { transitGateway: { id, destinations: ['10.200.0.0/16'] } } } });
const signIn = (changes: object) => {
  const oidc = {
    authUrl: 'https://login.acme.example/oauth2/authorize',
    tokenUrl: 'https://login.acme.example:8443/oauth2/token',
    apiUrl: 'https://login.acme.example/oauth2/userinfo?schema=openid',
    clientId: 'grafana',
    secret: 'dev/grafana/oidc',
    roleAttributePath: "contains(groups[*], 'platform-engineers') && 'Admin' || 'Viewer'",
  };
  return { telemetry: { grafana: { oidc: { ...oidc, ...changes } } } };
};
const logs = (accessLogsBucket: string) => ({ clusters: { 0: { ingress: { accessLogsBucket } } } });
const pool = (changes: object) => ({ clusters: { 0: { nodePools: { 0: changes } } } });

describe('names and addresses', () => {
  test.each<[string, object]>([
    ['a name of one letter', { name: 'd' }],
    ['a name of 63 characters', { clusters: { 0: { name: `a${'-b'.repeat(31)}` } } }],
    ['a repository over ssh', { gitops: { repository: 'ssh://git@github.com:22/acme/platform.git' } }],
    ['a repository with ids', { gitops: { oidcRepository: 'acme@123/platform@456' } }],
    ['a branch of several parts', { gitops: { branch: 'rendered/dev-1.2_x' } }],
    ['an e-mail receiver', receiver({ type: 'email', name: 'mail', to: 'on-call+dev@acme.example' })],
    ['a mail server', mailServer({})],
    ['a sign-in to Grafana', signIn({})],
    ['a sign-in with scopes', signIn({ scopes: ['openid', 'https://acme.example/groups'] })],
    ['a topic', receiver({ type: 'sns', name: 'topic', topic: 'alerts_dev-1' })],
    ['a transit gateway', gateway('tgw-0123456789abcdef0')],
    ['a transit gateway with a short id', gateway('tgw-0123abcd')],
    ['a parent zone', { dnsParent: { zoneId: 'Z0123456789ABCDEFGHIJ', roleArn: '' } }],
    ['a tag with spaces', { costTags: { costCentre: 'cc: 4100 / none' } }],
    ['a bucket', logs('acme-dev.load-balancer-logs-1')],
    ['a taint without a value', pool({ taints: [{ key: 'acme.example/gpu', effect: 'NoSchedule' }] })],
    ['a taint with a value', pool({ taints: [{ key: 'spot', value: 'Yes.1', effect: 'NoExecute' }] })],
  ])('may be %s', (_, changes) => {
    expect(judge(formats, { dev: changes })).toEqual([]);
  });

  test.each([
    ['capital letters', 'Dev_A', "write 'dev-a'"],
    ['a digit in front', '1-dev', "write 'dev'"],
    ['a hyphen at the end', 'dev-', "write 'dev'"],
    ['a slash', '../dev', "write 'dev'"],
    ['64 characters', 'a'.repeat(64), `write '${'a'.repeat(63)}'`],
    ['nothing to keep', '…', 'choose a name such as platform-a'],
    ['nothing at all', '', 'choose a name such as platform-a'],
    ['a line break at the end', 'dev\n', "write 'dev'"],
  ])('fails when a name has %s', (_, name, mend) => {
    const changes = { clusters: { 0: { name } } };
    const received = `'${name.replace('\n', '\\n')}'`;
    expect(judge(formats, { dev: changes })).toEqual([
      { where: at('clusters[0].name'), what, received, allowed: LABEL, mend },
    ]);
  });

  test.each([
    ['organisation.name', { organisation: { name: 'Acme' } }],
    ['name', { name: 'Dev' }],
    ['owners[0].team', { owners: { 0: { team: 'Platform' } } }],
    ['clusters[0].nodePools[0].name', pool({ name: 'General' })],
    ['telemetry.receivers[0].name', { telemetry: { receivers: { 0: { name: 'Platform' } } } }],
  ])('fails when %s is no label; a branch that is made of it is not reported too', (field, changes) => {
    expect(judge(formats, { dev: changes })).toMatchObject([{ where: at(field), what, allowed: LABEL }]);
  });

  test.each<[string, object, string, string, string]>([
    [
      'account',
      { account: '1111-1111-1111' },
      "'1111-1111-1111'",
      'twelve digits',
      "copy the account id from the AWS console, without hyphens: '111111111111'",
    ],
    [
      'dnsZone',
      { dnsZone: 'Dev.acme.example.' },
      "'Dev.acme.example.'",
      'a domain name such as dev.acme.example',
      'write it in lower case, without a scheme, a path or a final dot',
    ],
    [
      'dnsParent.zoneId',
      { dnsParent: { zoneId: '/hostedzone/Z0123456789ABCDEFGHIJ', roleArn: '' } },
      "'/hostedzone/Z0123456789ABCDEFGHIJ'",
      'the id of a hosted zone such as Z0123456789ABCDEFGHIJ',
      'copy the id from the zone, without /hostedzone/ before it',
    ],
    [
      'organisation.domain',
      { organisation: { domain: 'acme' } },
      "'acme'",
      'a domain name such as dev.acme.example',
      'write it in lower case, without a scheme, a path or a final dot',
    ],
    [
      'owners[0].email',
      { owners: { 0: { email: 'Platform <platform@acme.example>' } } },
      "'Platform <platform@acme.example>'",
      'an e-mail address such as platform@acme.example',
      'write one address in full, without a display name',
    ],
    [
      'gitops.oidcRepository',
      { gitops: { oidcRepository: 'repo:acme@123/*' } },
      "'repo:acme@123/*'",
      'acme/checkout, or acme@123/checkout@456',
      "name one repository: the subject of its workflows' tokens has it between 'repo:' and the next colon",
    ],
    [
      'gitops.branch',
      { gitops: { branch: 'a..b' } },
      "'a..b'",
      'a git branch name of letters, digits and . / - _',
      'leave it out for environment/<name>',
    ],
    [
      'costTags.costCentre',
      { costTags: { costCentre: 'cc#1' } },
      "'cc#1'",
      '1 to 256 letters, digits, spaces and . : / = + - @ _',
      'leave other characters out',
    ],
    [
      'costTags.businessUnit',
      { costTags: { businessUnit: '' } },
      "''",
      '1 to 256 letters, digits, spaces and . : / = + - @ _',
      'leave other characters out',
    ],
    [
      'telemetry.receivers[0].to',
      receiver({ type: 'email', name: 'mail', to: 'on-call' }),
      "'on-call'",
      'an e-mail address such as platform@acme.example',
      'write one address in full, without a display name',
    ],
    [
      'telemetry.receivers[0].topic',
      receiver({ type: 'sns', name: 'topic', topic: 'arn:aws:sns:eu-west-2:111111111111:alerts' }),
      "'arn:aws:sns:eu-west-2:111111111111:alerts'",
      'the name of a topic: letters, digits, - and _',
      'write the name of the topic, not its ARN',
    ],
    [
      'telemetry.smtp.host',
      mailServer({ host: 'smtp://mail' }),
      "'smtp://mail'",
      'a domain name such as dev.acme.example',
      'write it in lower case, without a scheme, a path or a final dot',
    ],
    [
      'telemetry.smtp.from',
      mailServer({ from: 'alerts' }),
      "'alerts'",
      'an e-mail address such as platform@acme.example',
      'write one address in full, without a display name',
    ],
    [
      'telemetry.smtp.username',
      mailServer({ username: 'a b' }),
      "'a b'",
      '1 to 128 letters, digits and . @ + = - _',
      'copy the user name of the mail server as it is, and name the secret that holds its password in secret',
    ],
    [
      'telemetry.grafana.oidc.authUrl',
      signIn({ authUrl: 'http://login.acme.example/authorize' }),
      "'http://login.acme.example/authorize'",
      'a URL that begins with https://, without credentials or a fragment',
      'copy it from https://<identity provider>/.well-known/openid-configuration',
    ],
    [
      'telemetry.grafana.oidc.tokenUrl',
      signIn({ tokenUrl: 'https://id:key@login.acme.example/token' }),
      "'https://id:key@login.acme.example/token'",
      'a URL that begins with https://, without credentials or a fragment',
      'copy it from https://<identity provider>/.well-known/openid-configuration',
    ],
    [
      'telemetry.grafana.oidc.apiUrl',
      signIn({ apiUrl: 'https://login.acme.example/$__env{HOME}' }),
      "'https://login.acme.example/$__env{HOME}'",
      'a URL that begins with https://, without credentials or a fragment',
      'copy it from https://<identity provider>/.well-known/openid-configuration',
    ],
    [
      'telemetry.grafana.oidc.clientId',
      signIn({ clientId: 'grafana # dev' }),
      "'grafana # dev'",
      '1 to 256 letters, digits and . @ : / - _',
      'copy the id of the client from the identity provider; its secret is named in secret',
    ],
    [
      'telemetry.grafana.oidc.scopes[0]',
      signIn({ scopes: ['openid profile'] }),
      "'openid profile'",
      'one scope of letters, digits and . : / - _',
      'write each scope as an entry of its own',
    ],
    [
      'telemetry.grafana.oidc.roleAttributePath',
      signIn({ roleAttributePath: 'role' }),
      "'role'",
      "a JMESPath on one line that gives 'Viewer', 'Editor' or 'Admin', without $ # ; ` and braces",
      "write it such as contains(groups[*], 'platform-engineers') && 'Admin'",
    ],
    [
      'telemetry.grafana.oidc.roleAttributePath',
      signIn({ roleAttributePath: "'Admin'\n[auth.anonymous]" }),
      '"\'Admin\'\\n[auth.anonymous]"',
      "a JMESPath on one line that gives 'Viewer', 'Editor' or 'Admin', without $ # ; ` and braces",
      "write it such as contains(groups[*], 'platform-engineers') && 'Admin'",
    ],
    [
      'networks[0].transitGateway.id',
      gateway('tgw-attach-0123456789abcdef0'),
      "'tgw-attach-0123456789abcdef0'",
      'the id of a transit gateway such as tgw-0123456789abcdef0',
      'ask the owner of the gateway for its id, not for its ARN or the id of an attachment',
    ],
    [
      'clusters[0].ingress.accessLogsBucket',
      logs('s3://acme-logs/dev'),
      "'s3://acme-logs/dev'",
      'the name of an S3 bucket: 3 to 63 lower-case letters, digits, dots and hyphens',
      'write the name of the bucket, not its ARN or URL',
    ],
    [
      'clusters[0].nodePools[0].taints[0].key',
      pool({ taints: [{ key: 'a b', effect: 'NoSchedule' }] }),
      "'a b'",
      'the key of a taint: at most 63 letters, digits and . - _, after a domain and / if you like',
      'write it such as acme.example/purpose',
    ],
    [
      'clusters[0].nodePools[0].taints[0].value',
      pool({ taints: [{ key: 'a', value: 'b c', effect: 'NoSchedule' }] }),
      "'b c'",
      'the value of a taint: at most 63 letters, digits and . - _',
      'leave other characters out',
    ],
  ])('fails when %s is not of its format', (field, changes, received, allowed, mend) => {
    expect(judge(formats, { dev: changes })).toEqual([{ where: at(field), what, received, allowed, mend }]);
  });

  test.each(['a.lock', 'a.lock/b', 'a//b', 'a/.b', '/a', 'a/', '-a', 'a.', 'a b', 'a~b', 'a@{b'])(
    'fails when the branch is %s, which git refuses',
    (branch) => {
      expect(judge(formats, { dev: { gitops: { branch } } })).toHaveLength(1);
    },
  );
});
