import { LOKI_URL, TENANT_HEADER } from './loki-address';

/** A program that writes lines all the time, known to be written, so that they must come out of Loki again. */
export interface LogCanary {
  /** The tenant that its lines belong to. */
  readonly tenant: string;
  readonly namespace: string;
  readonly container: string;
  /** What each of its lines holds. */
  readonly text: string;
}

/** The module of the blackbox exporter that asks for them. */
export const LOG_CANARY_MODULE = 'log_canary';

/** How old the youngest line may be: a push a second, then retries for some minutes, are not yet an outage. */
const WINDOW = '5m';

/** How many lines the canary has written in the last five minutes, as Loki knows it; nothing at all when there is none. */
export function logCanaryQuery({ namespace, container, text }: LogCanary): string {
  const selector = `{source="containers", namespace="${namespace}", container="${container}"}`;
  return `sum(count_over_time(${selector} |= ${JSON.stringify(text)} [${WINDOW}]))`;
}

/** What the blackbox exporter asks. @see https://grafana.com/docs/loki/latest/reference/loki-http-api/#query-logs-at-a-single-point-in-time */
export function logCanaryUrl(canary: LogCanary): string {
  return `${LOKI_URL}/loki/api/v1/query?query=${encodeURIComponent(logCanaryQuery(canary))}`;
}

/** A value of an instant vector that is a number above zero: `"value":[1764072000,"118"]`. */
export const LINES_FOUND = String.raw`"value":\[[0-9.]+,"[1-9][0-9]*"\]`;

/**
 * The module itself: an answer without a count above zero is a failure.
 * @see https://github.com/prometheus/blackbox_exporter/blob/master/CONFIGURATION.md#http_probe
 */
export function logCanaryModule({ tenant }: LogCanary) {
  return {
    prober: 'http',
    timeout: '10s',
    http: {
      method: 'GET',
      valid_status_codes: [200],
      headers: { [TENANT_HEADER]: tenant },
      fail_if_body_not_matches_regexp: [LINES_FOUND],
      preferred_ip_protocol: 'ip4',
      ip_protocol_fallback: false,
    },
  } as const;
}
