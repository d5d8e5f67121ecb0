import type { JsonObject } from '../../../yaml';
import type { LogPipeline } from '../../model';
import { SCRIPT_FUNCTIONS } from './tenant-script';

/** Folders and files of the container, and of the node. */
export const FLUENT_BIT_PATHS = {
  config: '/etc/fluent-bit',
  /** What is on its way, and how far each file was read; on the node it outlives the pod. */
  state: '/var/fluent-bit/state',
  /** Links by the names of pods into /var/log/pods. */
  logs: '/var/log',
} as const;

export const FLUENT_BIT_PORT = 2020;

const SCRIPT = `${FLUENT_BIT_PATHS.config}/tenant.lua`;

/** How often a push is tried: once a minute for a day. After that S3 alone has it. */
const PUSH_ATTEMPTS = 1440;

/** Two, four, six seconds … apart: nearly three hours. For S3, `no_limits` would be five times. */
const UPLOAD_ATTEMPTS = 100;

/**
 * The configuration of Fluent Bit 5 on every node: the logs of its containers and of the node itself, each under the tag
 * of its tenant to Loki and, in files, to S3.
 * @see https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml
 * @see https://docs.fluentbit.io/manual/data-pipeline/inputs/tail
 * @see https://docs.fluentbit.io/manual/data-pipeline/inputs/systemd
 */
export function nodeAgentConfig(pipeline: LogPipeline): JsonObject {
  return {
    service: service(),
    pipeline: {
      inputs: [containers(), journal()],
      filters: [
        joinLines(),
        kubernetes(),
        script('kube.*', 'containers'),
        script('node', 'node'),
        byTenant('kube.*', 'containers'),
        byTenant('node', 'node'),
      ],
      outputs: [...pipeline.tenants.map(({ name }) => push(pipeline, name)), archive(pipeline)],
    },
  };
}

/**
 * The events of the whole cluster, which one process reads. They stay an hour in the API server, so what a new one
 * reads again is what the old one has already pushed: the same line at the same time is one line to Loki.
 * @see https://docs.fluentbit.io/manual/data-pipeline/inputs/kubernetes-events
 */
export function eventCollectorConfig(pipeline: LogPipeline): JsonObject {
  return {
    service: service(),
    pipeline: {
      inputs: [{ name: 'kubernetes_events', alias: 'events', tag: 'events', 'storage.type': 'filesystem' }],
      filters: [script('events', 'events'), byTenant('events', 'events')],
      outputs: pipeline.tenants.map(({ name }) => push(pipeline, name)),
    },
  };
}

/** @see https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml/service-section */
function service(): JsonObject {
  return {
    flush: 1,
    // Longer than a push takes: what is in memory is on disk as well, so nothing is lost but time.
    grace: 10,
    log_level: 'warn',
    'json.escape_unicode': false,
    http_server: true,
    http_listen: '0.0.0.0',
    http_port: FLUENT_BIT_PORT,
    health_check: true,
    hc_errors_count: 5,
    hc_retry_failure_count: 5,
    hc_period: 60,
    'scheduler.base': 5,
    'scheduler.cap': 60,
    'storage.path': `${FLUENT_BIT_PATHS.state}/chunks`,
    'storage.sync': 'normal',
    // 64 chunks of about 2 MB.
    'storage.max_chunks_up': 64,
    'storage.backlog.mem_limit': '16M',
    'storage.delete_irrecoverable_chunks': true,
    'storage.metrics': true,
  };
}

/** Its own lines are left out: when a push fails it writes one, which would be pushed. */
function containers(): JsonObject {
  const { logs, state } = FLUENT_BIT_PATHS;
  return {
    name: 'tail',
    alias: 'containers',
    tag: 'kube.*',
    path: `${logs}/containers/*.log`,
    exclude_path: `${logs}/containers/fluent-bit-*_node-agents_*.log`,
    // What the runtime has split into parts is one line again.
    'multiline.parser': 'cri',
    db: `${state}/containers.db`,
    'db.locking': true,
    read_from_head: true,
    refresh_interval: 10,
    rotate_wait: 30,
    buffer_chunk_size: '64k',
    buffer_max_size: '1M',
    skip_long_lines: true,
    'storage.type': 'filesystem',
  };
}

/** Nodes of Auto Mode run Bottlerocket, where everything that is no container logs to the journal. */
function journal(): JsonObject {
  const { logs, state } = FLUENT_BIT_PATHS;
  return {
    name: 'systemd',
    alias: 'node',
    tag: 'node',
    path: `${logs}/journal`,
    db: `${state}/journal.db`,
    max_entries: 1000,
    lowercase: true,
    strip_underscores: true,
    'storage.type': 'filesystem',
  };
}

/**
 * The lines of one stack trace are one record. It must be the first filter: what it has joined begins anew.
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/multiline-stacktrace
 */
function joinLines(): JsonObject {
  return {
    name: 'multiline',
    match: 'kube.*',
    'multiline.key_content': 'log',
    'multiline.parser': 'go,java,python,ruby',
    emitter_name: 'stack_traces',
    'emitter_storage.type': 'filesystem',
    emitter_mem_buf_limit: '32M',
  };
}

/**
 * Asks the kubelet of its own node for the labels of pods, and the API server for nothing. The kubelet's certificate is not
 * verified, though the cluster's authority has signed it: Fluent Bit has failed to do so, and then no line has labels. What
 * answers there is the node by its address.
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/kubernetes
 * @see https://github.com/fluent/fluent-bit/issues/8959
 */
function kubernetes(): JsonObject {
  return {
    name: 'kubernetes',
    match: 'kube.*',
    kube_tag_prefix: 'kube.var.log.containers.',
    use_kubelet: true,
    kubelet_host: '${NODE_IP}',
    kubelet_port: 10250,
    'tls.verify': false,
    kube_meta_cache_ttl: '60s',
    // As much as the list of a node's pods needs.
    buffer_size: 0,
    merge_log: false,
    labels: true,
    annotations: false,
  };
}

function script(match: string, source: keyof typeof SCRIPT_FUNCTIONS): JsonObject {
  return { name: 'lua', match, script: SCRIPT, call: SCRIPT_FUNCTIONS[source] };
}

/**
 * A tag for each tenant, hence chunks of one tenant only: a chunk goes to Loki, and to a file in S3, as a whole.
 * @see https://docs.fluentbit.io/manual/data-pipeline/filters/rewrite-tag
 */
function byTenant(match: string, source: string): JsonObject {
  return {
    name: 'rewrite_tag',
    match,
    rule: '$tenant ^(.+)$ logs.$tenant false',
    emitter_name: `${source}_by_tenant`,
    'emitter_storage.type': 'filesystem',
    emitter_mem_buf_limit: '32M',
  };
}

/**
 * One output a tenant, for each a queue of its own: who writes too much pushes nobody else out. `tenant_id_key`, which
 * would be one output for all, has sent lines to the wrong tenant.
 *
 * Labels are what a query begins with, and few, as each combination is a stream: a workload, not a pod. What tells one
 * line from another, the pod above all, is structured metadata.
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/loki
 * @see https://github.com/fluent/fluent-bit/issues/11824
 * @see https://grafana.com/docs/loki/latest/get-started/labels/cardinality/
 */
function push({ cluster, loki }: LogPipeline, tenant: string): JsonObject {
  const labels = ['source', 'namespace', 'app', 'container', 'stream'];
  const metadata = ['pod', 'node', 'unit', 'type', 'reason', 'kind', 'name'];
  return {
    name: 'loki',
    alias: `loki_${tenant}`,
    match: `logs.${tenant}`,
    host: loki.host,
    port: loki.port,
    tenant_id: tenant,
    labels: [`cluster=${cluster}`, ...labels.map(field)].join(', '),
    structured_metadata: metadata.map(field).join(', '),
    // What is left is the line, as it was written.
    remove_keys: ['tenant', ...labels, ...metadata].map((key) => `$${key}`).join(', '),
    line_format: 'json',
    drop_single_key: 'raw',
    compress: 'gzip',
    retry_limit: PUSH_ATTEMPTS,
    'storage.total_limit_size': '512M',
  };
}

function field(key: string): string {
  return `${key}=$${key}`;
}

/**
 * The archive: what Loki lost or refused is still here, for as long. Files of 5 MB, or of ten minutes. Credentials come
 * from EKS Pod Identity, since Fluent Bit 4.0.
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/s3
 * @see https://github.com/fluent/fluent-bit/pull/10115
 */
function archive({ cluster, storage }: LogPipeline): JsonObject {
  return {
    name: 's3',
    alias: 'archive',
    match: 'logs.*',
    bucket: storage.bucket,
    region: storage.region,
    use_put_object: true,
    total_file_size: '5M',
    upload_timeout: '10m',
    compression: 'gzip',
    s3_key_format: `/archive/$TAG[1]/${cluster}/%Y/%m/%d/%H/\${NODE_NAME}-$UUID.json.gz`,
    json_date_key: 'time',
    json_date_format: 'iso8601',
    store_dir: `${FLUENT_BIT_PATHS.state}/archive`,
    store_dir_limit_size: '1G',
    retry_limit: UPLOAD_ATTEMPTS,
    file_delivery_attempt_limit: UPLOAD_ATTEMPTS,
  };
}
