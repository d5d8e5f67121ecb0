/** Where everything in a cluster finds Loki. */
export const LOKI = {
  name: 'loki',
  namespace: 'logging',
  /** HTTP: pushes, queries, metrics, `/ready`. */
  port: 3100,
  /** Between replicas: what they share out, and who is there. */
  grpcPort: 9095,
  gossipPort: 7946,
} as const;

/** `http://loki.logging:3100` */
export const LOKI_URL = `http://${LOKI.name}.${LOKI.namespace}:${LOKI.port}`;

/** The header by which a request says for which tenants it is. @see https://grafana.com/docs/loki/latest/operations/multi-tenancy/ */
export const TENANT_HEADER = 'X-Scope-OrgID';
