import type { Duration } from './duration';
import type { MetricFamily } from './metric';

/** Pods, found by namespace and one label; each of them is a target. */
interface PodDiscovery {
  readonly type: 'pods';
  readonly namespace: string;
  /** The value of the label. */
  readonly instance: string;
  /** The label, for pods that others make. @default app.kubernetes.io/instance */
  readonly label?: string;
  /** The name of the container's port, or its number where it has no name. */
  readonly port: string;
  /** @default /metrics */
  readonly path?: string;
}

/** The pods of all namespaces that ask for it by the annotations `prometheus.io/scrape`, `port` and `path`. */
interface AnnotatedPodDiscovery {
  readonly type: 'annotated-pods';
  /**
   * Values of the label `job` that such a pod cannot have, whatever it is called: a pod that called itself `apiserver` would
   * answer for the API server. It keeps the name of this job instead.
   */
  readonly reserved: readonly string[];
}

/** The kubelet of each node, on its own port 10250. */
interface NodeDiscovery {
  readonly type: 'nodes';
  /** `/metrics`, `/metrics/cadvisor`, `/metrics/probes` */
  readonly path: string;
}

/** The endpoints of the API server, or what it hands on: `/apis/metrics.eks.amazonaws.com/v1/ksh/container/metrics`. */
interface ApiServerDiscovery {
  readonly type: 'api-server';
  /** @default /metrics */
  readonly path?: string;
}

/** Targets that the blackbox exporter asks in Prometheus' stead; each is the `instance` of its series. */
interface ProbeDiscovery {
  readonly type: 'probe';
  /** A module of the blackbox exporter. */
  readonly module: string;
  /** What is asked: URLs, or addresses with a port. */
  readonly targets: readonly string[];
}

export type Discovery = PodDiscovery | AnnotatedPodDiscovery | NodeDiscovery | ApiServerDiscovery | ProbeDiscovery;

/**
 * What is asked for metrics, how it is found, and what it brings. A series that is not declared here is dropped when it is
 * scraped, so what rules may use is what is there.
 */
export interface ScrapeJob {
  /** Unique; the `job_name` of Prometheus. */
  readonly name: string;
  /** The label `job`, by which rules select. @default - the name */
  readonly job?: string;
  readonly discovery: Discovery;
  /** @default 30s */
  readonly interval?: Duration;
  /** Labels that the targets themselves set win over those of the target: kube-state-metrics speaks of other pods. @default false */
  readonly honorLabels?: boolean;
  /** What the targets expose. `any` keeps everything: nobody here knows the metrics of a team's own program. */
  readonly families: readonly MetricFamily[] | 'any';
}

/**
 * Labels that every series of a job has from how its targets are found. Kubernetes' own meta labels are mapped to these by
 * every renderer.
 */
export function targetLabels({ discovery, job, name, honorLabels }: ScrapeJob): readonly string[] {
  const always = ['job', 'instance'];
  switch (discovery.type) {
    case 'pods':
      // The target's own namespace and pod would be mixed up with those of which it speaks.
      return honorLabels === true ? always : [...always, 'namespace', 'pod', 'node'];
    case 'annotated-pods':
      return [...always, 'namespace', 'pod', 'node'];
    case 'nodes':
      return [...always, 'node', ...((job ?? name) === 'kubelet' ? ['metrics_path'] : [])];
    case 'api-server':
      return always;
    case 'probe':
      return [...always, 'module'];
  }
}
