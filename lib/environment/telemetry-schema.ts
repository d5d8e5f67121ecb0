import { z } from 'zod';
import { NOTIFIED_SEVERITIES } from './notified-severities';
import { type Stage, STAGE_DEFAULTS, WEEKDAYS } from './stage';

const receiver = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('email'), name: z.string(), to: z.string() }),
  z.strictObject({ type: z.literal('sns'), name: z.string(), topic: z.string() }),
  z.strictObject({
    type: z.enum(['slack', 'pagerduty', 'webhook']),
    name: z.string(),
    /** Name of the secret in AWS Secrets Manager that holds the URL or key. */
    secret: z.string(),
  }),
]);

const smtp = z.strictObject({
  /** `email-smtp.eu-west-2.amazonaws.com`; it must offer STARTTLS, or speak TLS from the start on port 465. */
  host: z.string(),
  /** @default 587 */
  port: z.number().default(587),
  /** The address that the messages come from. */
  from: z.string(),
  username: z.string(),
  /** Name of the secret in AWS Secrets Manager that holds the password. */
  secret: z.string(),
});

const route = z.strictObject({
  /** Whose alerts: of platform/tenants/. @default - those of every team without an entry of its own */
  team: z.string().optional(),
  severity: z.enum(NOTIFIED_SEVERITIES),
  /** Names of receivers. An empty list tells nobody, which only `info` may. */
  receivers: z.array(z.string()),
  /** `business` holds a message back until business hours begin, if the alert still fires then. @default always */
  hours: z.enum(['always', 'business']).default('always'),
});

const businessHours = z.strictObject({
  /** A name of the IANA time zone database: `Europe/London`. @default UTC */
  timeZone: z.string().default('UTC'),
  /** @default mon, tue, wed, thu, fri */
  days: z.array(z.enum(WEEKDAYS)).default(['mon', 'tue', 'wed', 'thu', 'fri']),
  /** The minute in which they begin: `09:00`. @default 09:00 */
  from: z.string().default('09:00'),
  /** The minute in which they are over: `17:30`. @default 17:00 */
  to: z.string().default('17:00'),
});

/**
 * How people sign in to Grafana, at the organisation's identity provider. Whoever gets a role there reads the metrics and
 * the logs of all teams: Grafana cannot tell them apart.
 */
const oidc = z.strictObject({
  /** Where the browser is sent: `https://login.acme.example/oauth2/authorize`. */
  authUrl: z.string(),
  /** Where Grafana exchanges a code for a token. */
  tokenUrl: z.string(),
  /** Where Grafana asks who somebody is: the UserInfo endpoint. */
  apiUrl: z.string(),
  clientId: z.string(),
  /** Name of the secret in AWS Secrets Manager that holds the client's secret. */
  secret: z.string(),
  /** What Grafana asks for. @default openid, profile, email */
  scopes: z.array(z.string()).default(['openid', 'profile', 'email']),
  /**
   * JMESPath over the claims that gives `Viewer`, `Editor` or `Admin`; who gets none of them does not get in:
   * `contains(groups[*], 'platform-engineers') && 'Admin'`.
   */
  roleAttributePath: z.string(),
});

/** What is observed of an environment, how long it is kept, and who is told. */
export function telemetrySchema(stage: Stage) {
  const defaults = STAGE_DEFAULTS[stage];
  return z.strictObject({
    /** @default prometheus */
    backend: z.enum(['prometheus', 'prometheus-operator', 'amazon-managed-prometheus']).default('prometheus'),
    /** @default development 7, staging 15, production 30 */
    metricsRetentionDays: z.number().default(defaults.metricsRetentionDays),
    /**
     * The series that a Prometheus holds at a time, as its head says: `prometheus_tsdb_head_series`. Its memory and the
     * size of its volume follow from them. @default development 150000, staging 300000, production 1000000
     */
    activeSeries: z.number().default(defaults.activeSeries),
    /** The volume of each Prometheus; it can grow, never shrink. @default development 20, staging 60, production 300 */
    metricsStorageGiB: z.number().default(defaults.metricsStorageGiB),
    /** @default development 14, staging 30, production 90 */
    logsRetentionDays: z.number().default(defaults.logsRetentionDays),
    /** Where alerts go; secrets are named, never written here. */
    receivers: z.array(receiver),
    /** The mail server that tells receivers of type `email`. @default - none, and no such receiver */
    smtp: smtp.optional(),
    /**
     * Who is told of which alerts; an entry with a team goes before one without.
     * @default - critical: every receiver, always; warning: all but PagerDuty, or that where there is nothing else,
     * always; info: as warning, in business hours
     */
    routes: z.array(route).default([]),
    /** When an entry of routes with `hours: 'business'` holds. */
    businessHours: businessHours.prefault({}),
    grafana: z
      .strictObject({
        /** @default - nobody signs in: whoever may forward a port to Grafana looks, and no host leads there */
        oidc: oidc.optional(),
      })
      .prefault({}),
  });
}
