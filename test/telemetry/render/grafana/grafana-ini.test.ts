import { grafanaIni } from '../../../../lib/telemetry/render/grafana/grafana-ini';

const people = {
  host: 'grafana-dev-a.dev.acme.example',
  signIn: {
    authUrl: 'https://login.acme.example/authorize',
    tokenUrl: 'https://login.acme.example/token',
    apiUrl: 'https://login.acme.example/userinfo',
    clientId: 'grafana',
    scopes: ['openid', 'email'],
    roleAttributePath: "contains(groups[*], 'platform-engineers') && 'Admin'",
  },
};

const closed = grafanaIni({});
const open = grafanaIni({ people });

test('sections and their keys are in order, one a line', () => {
  const sections = [...open.matchAll(/^\[(.+)\]$/gm)].map(([, name]) => name);
  expect(sections).toEqual([...sections].sort());
  expect(new Set(sections).size).toBe(sections.length);
  for (const line of open.split('\n')) expect(line).toMatch(/^(?:|\[[a-z._]+\]|[a-z_0-9]+ = .+)$/);
});

test.each([
  ['with a sign-in', open],
  ['without one', closed],
])('nobody has a password, and nothing is fetched or told: %s', (_, text) => {
  expect(text).toContain('disable_login_form = true');
  expect(text).toContain('disable_initial_admin_creation = true');
  expect(text).toContain('[auth.basic]\nenabled = false\n');
  expect(text).toContain('reporting_enabled = false');
  expect(text).toContain('preinstall_disabled = true');
  expect(text).not.toMatch(/password/);
});

test('without a sign-in whoever gets there looks, and changes nothing', () => {
  expect(closed).toContain('[auth.anonymous]\nenabled = true\nhide_version = true\norg_role = Viewer\n');
  expect(closed).toContain('root_url = http://localhost:3000/');
  expect(closed).not.toContain('generic_oauth');
});

test('with a sign-in nobody is anonymous, the secret is a file, and claims give the role', () => {
  expect(open).toContain('[auth.anonymous]\nenabled = false\n');
  expect(open).toContain('root_url = https://grafana-dev-a.dev.acme.example/');
  expect(open.slice(open.indexOf('[auth.generic_oauth]')).split('\n\n')[0]).toBe(
    `[auth.generic_oauth]
allow_assign_grafana_admin = false
allow_sign_up = true
api_url = https://login.acme.example/userinfo
auth_url = https://login.acme.example/authorize
auto_login = true
client_id = grafana
client_secret = $__file{/etc/grafana/secrets/client-secret}
enabled = true
name = Single sign-on
role_attribute_path = contains(groups[*], 'platform-engineers') && 'Admin'
role_attribute_strict = true
scopes = openid email
token_url = https://login.acme.example/token
use_pkce = true`,
  );
});
