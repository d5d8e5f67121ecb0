import { defineSlo, type Slo } from '../model';

/** Calls that last as long as their caller likes: no latency is promised for them. */
const LASTING = 'proxy|attach|log|exec|portforward';

const COMMON = { objectivePercent: 99, alertPrefix: 'KubeAPI', dashboard: 'platform-api-server' };

/**
 * What the API server of a cluster owes everybody: answers that are no fault of its own, and answers in time. The error budget
 * of one percent and the second of a single object are kubernetes-mixin's and the SLOs of Kubernetes itself.
 * @see https://github.com/kubernetes/community/blob/main/sig-scalability/slos/slos.md
 */
export function apiServerSlos(team: string): Slo[] {
  return [
    defineSlo({
      ...COMMON,
      type: 'availability',
      name: 'api-server-availability',
      team,
      description: 'the API server answers without an error of its own',
      requests: 'apiserver_request_total{job="apiserver", verb!~"WATCH|CONNECT"}',
      bad: 'code=~"5.."',
    }),
    defineSlo({
      ...COMMON,
      type: 'latency',
      name: 'api-server-read-latency',
      team,
      description: 'the API server reads one object within a second',
      durations: `apiserver_request_sli_duration_seconds{job="apiserver", verb="GET", scope="resource", subresource!~"${LASTING}"}`,
      thresholdSeconds: 1,
    }),
    defineSlo({
      ...COMMON,
      type: 'latency',
      name: 'api-server-write-latency',
      team,
      description: 'the API server changes one object within a second',
      durations: `apiserver_request_sli_duration_seconds{job="apiserver", verb=~"POST|PUT|PATCH|DELETE", subresource!~"${LASTING}"}`,
      thresholdSeconds: 1,
    }),
  ];
}
