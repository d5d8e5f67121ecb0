import type { RecordingRule, RuleGroup } from '../model';

const KSM = 'job="kube-state-metrics"';
const CADVISOR = 'job="kubelet", metrics_path="/metrics/cadvisor"';

/** Something between a pod and what it belongs to: a ReplicaSet of a Deployment, a Job of a CronJob. */
interface Between {
  readonly kind: 'ReplicaSet' | 'Job';
  readonly label: 'replicaset' | 'job_name';
  /** The series that name its owner. */
  readonly owner: string;
}

const REPLICA_SETS: Between = {
  kind: 'ReplicaSet',
  label: 'replicaset',
  owner: `kube_replicaset_owner{${KSM}, owner_kind="Deployment"}`,
};

const JOBS: Between = { kind: 'Job', label: 'job_name', owner: `kube_job_owner{${KSM}, owner_kind="CronJob"}` };

/**
 * Which workload each pod belongs to, and what workloads use and ask for in all. The first seven rules record one series a
 * pod, with the kind in `workload_type`. Pods that only a node owns are left out: Auto Mode has no static pods.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/rules/apps.libsonnet
 */
export const kubernetesWorkloadsRecording: RuleGroup = {
  name: 'kubernetes-workloads-recording',
  rules: [
    owned('deployment', through(REPLICA_SETS)),
    owned('replicaset', without(REPLICA_SETS)),
    owned('statefulset', nameOfOwner('workload', 'StatefulSet')),
    owned('daemonset', nameOfOwner('workload', 'DaemonSet')),
    owned('cronjob', through(JOBS)),
    owned('job', without(JOBS)),
    owned('barepod', `label_replace(kube_pod_owner{${KSM}, owner_kind=""}, "workload", "$1", "pod", "(.+)")`),
    perWorkload(
      'container_cpu_usage_seconds_total:sum_rate5m',
      'node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m',
    ),
    perWorkload(
      'container_memory_working_set_bytes:sum',
      'node_namespace_pod_container:container_memory_working_set_bytes',
    ),
    ...['requests', 'limits'].flatMap((what) =>
      ['cpu', 'memory'].map((resource) =>
        perWorkload(
          `${resource}:kube_pod_container_resource_${what}:sum`,
          `cluster:namespace:pod_${resource}:active:kube_pod_container_resource_${what}`,
        ),
      ),
    ),
    ...['receive', 'transmit'].map((direction) =>
      perWorkload(
        `container_network_${direction}_bytes_total:sum_rate5m`,
        `rate(container_network_${direction}_bytes_total{${CADVISOR}}[5m])`,
      ),
    ),
    perWorkload(
      'kube_pod_container_status_restarts_total:increase1h',
      `increase(kube_pod_container_status_restarts_total{${KSM}}[1h])`,
    ),
  ],
};

function owned(type: string, pods: string): RecordingRule {
  return {
    record: 'namespace_workload_pod:kube_pod_owner:relabel',
    expr: `
      max by (namespace, workload, pod) (
        ${pods}
      )`,
    labels: { workload_type: type },
  };
}

/** Pods that a kind owns, with the name of their owner as a label. */
function nameOfOwner(label: string, kind: string): string {
  return `label_replace(kube_pod_owner{${KSM}, owner_kind="${kind}"}, "${label}", "$1", "owner_name", "(.+)")`;
}

/** Pods of what belongs to something else, with the name of that. */
function through({ kind, label, owner }: Between): string {
  return `${nameOfOwner(label, kind)}
        * on (namespace, ${label}) group_left (workload)
        max by (namespace, ${label}, workload) (label_replace(${owner}, "workload", "$1", "owner_name", "(.+)"))`;
}

/** Pods of what belongs to nothing else. */
function without({ kind, label, owner }: Between): string {
  return `label_replace(${nameOfOwner('workload', kind)}, "${label}", "$1", "owner_name", "(.+)")
        unless on (namespace, ${label})
        ${owner}`;
}

function perWorkload(name: string, series: string): RecordingRule {
  return {
    record: `namespace_workload:${name}`,
    expr: `
      sum by (namespace, workload, workload_type) (
        sum by (namespace, pod) (${series})
        * on (namespace, pod) group_left (workload, workload_type)
        topk by (namespace, pod) (1, namespace_workload_pod:kube_pod_owner:relabel)
      )`,
  };
}
