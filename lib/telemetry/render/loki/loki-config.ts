import type { JsonObject } from '../../../yaml';
import { LOKI } from '../../logs';
import type { LogPipeline, LogTenant } from '../../model';

/** Folders and files of the container. */
export const LOKI_PATHS = {
  /** The volume: the write-ahead log, and what is not yet in the bucket. */
  data: '/var/loki',
  config: '/etc/loki/config',
  /** A folder for each tenant that has rules. */
  rules: '/etc/loki/rules',
} as const;

/** Two of three have every line: one may go at any time, and nothing is lost or refused. */
export const LOKI_REPLICAS = 3;

/**
 * The first day whose index has this schema. It lies before the first line of any cluster, and never changes: what was
 * written would no longer be found.
 */
const SCHEMA_FROM = '2026-01-01';

export interface LokiConfigProps {
  /** Whose logs it keeps, and where. */
  readonly pipeline: Pick<LogPipeline, 'storage'>;
  /** The name that resolves to every replica, ready or not: `loki-headless.logging.svc.cluster.local`. */
  readonly peers: string;
  /** Where the ruler sends alerts. */
  readonly alertmanagerUrl: string;
}

/**
 * The configuration of Loki 3.7, all of it in one process, three times. Credentials come from EKS Pod Identity, which the
 * AWS SDK finds by itself; the bucket encrypts.
 * @see https://grafana.com/docs/loki/v3.7.x/configure/
 * @see https://grafana.com/docs/loki/v3.7.x/get-started/deployment-modes/#monolithic-mode
 */
export function lokiConfig({ pipeline, peers, alertmanagerUrl }: LokiConfigProps): JsonObject {
  const { storage } = pipeline;
  const { data, config, rules } = LOKI_PATHS;
  return {
    target: 'all',
    auth_enabled: true,
    analytics: { reporting_enabled: false },
    server: { http_listen_port: LOKI.port, grpc_listen_port: LOKI.grpcPort, log_level: 'warn' },
    common: {
      path_prefix: data,
      replication_factor: LOKI_REPLICAS,
      ring: { kvstore: { store: 'memberlist' } },
    },
    memberlist: { bind_port: LOKI.gossipPort, join_members: [`${peers}:${LOKI.gossipPort}`] },
    schema_config: {
      configs: [
        {
          from: SCHEMA_FROM,
          store: 'tsdb',
          object_store: 's3',
          schema: 'v13',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
    storage_config: {
      aws: { bucketnames: storage.bucket, region: storage.region },
      object_prefix: storage.lokiFolder,
      tsdb_shipper: { active_index_directory: `${data}/tsdb-index`, cache_location: `${data}/tsdb-cache` },
    },
    ingester: { chunk_encoding: 'snappy', wal: { dir: `${data}/wal`, replay_memory_ceiling: '1GB' } },
    querier: { multi_tenant_queries_enabled: true },
    compactor: retention(data),
    limits_config: limits(storage.keptDays),
    runtime_config: { file: `${config}/overrides.yaml`, period: '10s' },
    ruler: ruler(data, rules, alertmanagerUrl),
  };
}

/** The replicas elect the one that compacts and deletes. */
function retention(data: string): JsonObject {
  return {
    working_directory: `${data}/compactor`,
    compaction_interval: '10m',
    retention_enabled: true,
    retention_delete_delay: '2h',
    delete_request_store: 's3',
  };
}

/** What holds for a tenant that has no override, which would be one that nobody here knows. */
function limits(keptDays: number): JsonObject {
  return {
    ...spanOf(keptDays),
    // Logs prove what happened: nobody deletes his own before their time.
    deletion_mode: 'disabled',
    allow_structured_metadata: true,
    // Too long a line is cut, where it would otherwise be lost.
    max_line_size: '256KB',
    max_line_size_truncate: true,
    reject_old_samples: true,
    reject_old_samples_max_age: '168h',
    volume_enabled: true,
  };
}

function ruler(data: string, rules: string, alertmanagerUrl: string): JsonObject {
  return {
    storage: { type: 'local', local: { directory: rules } },
    rule_path: `${data}/rules-scratch`,
    alertmanager_url: alertmanagerUrl,
    enable_alertmanager_v2: true,
    // Each group is evaluated by one replica, and by another one when that is gone.
    enable_sharding: true,
    evaluation_interval: '1m',
  };
}

/**
 * What each tenant has of its own; read again every ten seconds, without a restart.
 * @see https://grafana.com/docs/loki/v3.7.x/configure/#runtime-configuration-file
 */
export function lokiOverrides(tenants: readonly LogTenant[]): JsonObject {
  return {
    overrides: Object.fromEntries(
      tenants.map(({ name, retention: { days }, limits: { megabytesPerSecond, burstMegabytes, streams } }) => [
        name,
        {
          ...spanOf(days),
          ingestion_rate_mb: megabytesPerSecond,
          ingestion_burst_size_mb: burstMegabytes,
          max_global_streams_per_user: streams,
        },
      ]),
    ),
  };
}

/** What is past its time is not looked for either: retention runs behind by some hours. */
function spanOf(days: number) {
  const hours = `${days * 24}h`;
  return { retention_period: hours, max_query_lookback: hours };
}
