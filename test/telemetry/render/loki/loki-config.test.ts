import { LOKI_REPLICAS, lokiConfig, lokiOverrides } from '../../../../lib/telemetry/render/loki/loki-config';
import { toYaml } from '../../../../lib/yaml/to-yaml';
import { samplePipeline } from '../../logs/sample';

const config = lokiConfig({
  pipeline: samplePipeline(),
  peers: 'loki-peers.logging.svc.cluster.local',
  alertmanagerUrl: 'http://alertmanager.monitoring:9093',
});

test('three replicas find each other, and each line is with all of them', () => {
  expect(LOKI_REPLICAS).toBe(3);
  expect(config).toMatchObject({
    target: 'all',
    common: { replication_factor: 3, ring: { kvstore: { store: 'memberlist' } } },
    memberlist: { join_members: ['loki-peers.logging.svc.cluster.local:7946'] },
  });
});

test('what it keeps is in the bucket of the region, in a folder of the cluster, and no key is in the configuration', () => {
  expect(config['storage_config']).toMatchObject({
    aws: { bucketnames: 'acme-dev-111111111111-eu-west-2-logs', region: 'eu-west-2' },
    object_prefix: 'loki/dev-a',
  });
  expect(toYaml(config)).not.toMatch(/access_key|secret|password|token/);
});

test('nobody asks without saying for whom, some may ask for several, and nobody deletes', () => {
  expect(config).toMatchObject({
    auth_enabled: true,
    querier: { multi_tenant_queries_enabled: true },
    compactor: { retention_enabled: true, delete_request_store: 's3' },
    limits_config: { deletion_mode: 'disabled', retention_period: '336h', max_query_lookback: '336h' },
  });
});

test('each tenant is kept as long as its class says, and may write what its limits say', () => {
  expect(toYaml(lokiOverrides(samplePipeline().tenants))).toBe(`\
overrides:
  checkout:
    ingestion_burst_size_mb: 8
    ingestion_rate_mb: 4
    max_global_streams_per_user: 1000
    max_query_lookback: 168h
    retention_period: 168h
  checkout-eu:
    ingestion_burst_size_mb: 8
    ingestion_rate_mb: 4
    max_global_streams_per_user: 5000
    max_query_lookback: 240h
    retention_period: 240h
  platform:
    ingestion_burst_size_mb: 8
    ingestion_rate_mb: 4
    max_global_streams_per_user: 5000
    max_query_lookback: 336h
    retention_period: 336h
`);
});
