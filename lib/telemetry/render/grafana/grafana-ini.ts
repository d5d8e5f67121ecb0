import { compareText } from '../../../problems';

/** How people sign in: any identity provider that speaks OpenID Connect. */
export interface SignIn {
  /** Where the browser is sent, where the code is exchanged, and who tells about the person. */
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly apiUrl: string;
  /** As which Grafana is known there. */
  readonly clientId: string;
  /** What Grafana may ask about a person. */
  readonly scopes: readonly string[];
  /** A JMESPath over the claims that gives Viewer, Editor or Admin; who gets none of them does not get in. */
  readonly roleAttributePath: string;
}

export interface GrafanaSettings {
  /** The host that people use, and how they sign in. @default - nobody signs in: see `grafanaIni` */
  readonly people?: { readonly host: string; readonly signIn: SignIn };
}

/** Where Grafana's files are. */
export const GRAFANA_PATHS = {
  home: '/usr/share/grafana',
  /** Holds grafana.ini. */
  config: '/etc/grafana/config',
  provisioning: '/etc/grafana/provisioning',
  dashboards: '/etc/grafana/dashboards',
  /** Emptied with the pod: all that matters is provisioned. */
  data: '/var/lib/grafana',
  /** Holds the file `client-secret`. */
  secrets: '/etc/grafana/secrets',
} as const;

/** The Secret in the namespace of Grafana that holds `client-secret`; people make it, as that of Alertmanager. */
export const SIGN_IN_SECRET = 'grafana-oidc';

/** The port of its pages, of `/api/health` and of `/metrics`. */
export const GRAFANA_PORT = 3000;

type Settings = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;

/**
 * grafana.ini. Nothing that is clicked together lasts, and nobody has a password: people sign in at their identity provider.
 * Where an environment names none, whoever gets through looks and changes nothing. That is who may forward a port into the
 * namespace, which only the platform's engineers may: no load balancer leads there, and network policies let in nobody but
 * the pods of the namespace, which may ask Prometheus and Loki themselves.
 * @see https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/
 */
export function grafanaIni({ people }: GrafanaSettings): string {
  return iniText({ ...PROGRAM, ...CLOSED, ...(people === undefined ? LOOK_ONLY : signInSettings(people)) });
}

const PROGRAM: Settings = {
  paths: { data: GRAFANA_PATHS.data, logs: `${GRAFANA_PATHS.data}/log`, provisioning: GRAFANA_PATHS.provisioning },
  database: { type: 'sqlite3', path: 'grafana.db' },
  log: { mode: 'console' },
  'log.console': { format: 'json' },
  metrics: { enabled: true, disable_total_stats: true },
  dashboards: {
    default_home_dashboard_path: `${GRAFANA_PATHS.dashboards}/platform/platform-cluster.json`,
    min_refresh_interval: '30s',
  },
  // Prometheus and Loki evaluate rules, and Alertmanager tells people: a second place would be one too many.
  unified_alerting: { enabled: false },
};

const CLOSED: Settings = {
  analytics: {
    reporting_enabled: false,
    check_for_updates: false,
    check_for_plugin_updates: false,
    feedback_links_enabled: false,
  },
  news: { news_feed_enabled: false },
  snapshots: { external_enabled: false },
  public_dashboards: { enabled: false },
  // Plugins are those of the image: at its start Grafana would load others, and newer ones, from the internet.
  plugins: {
    plugin_admin_enabled: false,
    preinstall_disabled: true,
    preinstall_auto_update: false,
    public_key_retrieval_disabled: true,
  },
  security: {
    disable_initial_admin_creation: true,
    disable_gravatar: true,
    cookie_secure: true,
    // `strict` would lose the sign-in on the way back from the identity provider.
    cookie_samesite: 'lax',
    allow_embedding: false,
    content_security_policy: true,
    x_content_type_options: true,
    x_xss_protection: true,
  },
  users: { allow_sign_up: false, allow_org_create: false, auto_assign_org: true, auto_assign_org_role: 'Viewer' },
  auth: { disable_login_form: true },
  'auth.basic': { enabled: false },
};

const LOOK_ONLY: Settings = {
  server: { http_port: GRAFANA_PORT, root_url: `http://localhost:${GRAFANA_PORT}/` },
  'auth.anonymous': { enabled: true, org_role: 'Viewer', hide_version: true },
};

/** @see https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/ */
function signInSettings({ host, signIn }: NonNullable<GrafanaSettings['people']>): Settings {
  return {
    server: { http_port: GRAFANA_PORT, domain: host, root_url: `https://${host}/` },
    'auth.anonymous': { enabled: false },
    'auth.generic_oauth': {
      enabled: true,
      name: 'Single sign-on',
      auto_login: true,
      // The account is made at the first sign-in; it grants nothing beyond what the claims say.
      allow_sign_up: true,
      allow_assign_grafana_admin: false,
      client_id: signIn.clientId,
      client_secret: `$__file{${GRAFANA_PATHS.secrets}/client-secret}`,
      scopes: signIn.scopes.join(' '),
      auth_url: signIn.authUrl,
      token_url: signIn.tokenUrl,
      api_url: signIn.apiUrl,
      use_pkce: true,
      role_attribute_path: signIn.roleAttributePath,
      role_attribute_strict: true,
    },
  };
}

function iniText(settings: Settings): string {
  const sections = Object.entries(settings).sort(byName);
  return sections.map(([name, values]) => `[${name}]\n${lines(values)}`).join('\n');
}

function lines(values: Settings[string]): string {
  return Object.entries(values)
    .sort(byName)
    .map(([key, value]) => `${key} = ${value}\n`)
    .join('');
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compareText(a, b);
}
