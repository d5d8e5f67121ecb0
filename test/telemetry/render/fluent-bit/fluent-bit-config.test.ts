import { eventCollectorConfig, nodeAgentConfig } from '../../../../lib/telemetry/render/fluent-bit/fluent-bit-config';
import { tenantScript } from '../../../../lib/telemetry/render/fluent-bit/tenant-script';
import { filterByLua } from '../../../../lib/testing/lua';
import { samplePipeline } from '../../logs/sample';

type Section = Readonly<Record<string, string | number | boolean>>;

interface Config {
  readonly service: Section;
  readonly pipeline: {
    readonly inputs: readonly Section[];
    readonly filters: readonly Section[];
    readonly outputs: readonly Section[];
  };
}

const pipeline = samplePipeline();
const onNodes = nodeAgentConfig(pipeline) as unknown as Config;
const events = eventCollectorConfig(pipeline) as unknown as Config;
const script = tenantScript(pipeline);

const named = (sections: readonly Section[], name: string) => sections.filter((section) => section['name'] === name);
const listOf = (text: unknown) => String(text).split(', ');

test.each([
  ['on nodes', onNodes],
  ['of events', events],
])('the one %s has a push for each tenant, which takes what is tagged for it alone', (_, { pipeline: { outputs } }) => {
  expect(named(outputs, 'loki').map(({ alias, match, tenant_id }) => ({ alias, match, tenant_id }))).toEqual(
    ['checkout', 'checkout-eu', 'platform'].map((tenant) => ({
      alias: `loki_${tenant}`,
      match: `logs.${tenant}`,
      tenant_id: tenant,
    })),
  );
  expect(outputs.some((output) => 'tenant_id_key' in output)).toBe(false);
});

/** A record of each source, with all that a record of it can have. */
const RECORDS = {
  container_log: {
    log: 'x',
    stream: 'stderr',
    kubernetes: {
      pod_name: 'api-1',
      namespace_name: 'checkout',
      container_name: 'api',
      host: 'i-0abc',
      labels: { 'app.kubernetes.io/name': 'api' },
    },
  },
  node_log: { message: 'x', systemd_unit: 'kubelet.service' },
  event_log: {
    involvedObject: { kind: 'Pod', name: 'api-1', namespace: 'checkout' },
    reason: 'BackOff',
    message: 'x',
    type: 'Warning',
  },
};

test.each(Object.entries(RECORDS))(
  'of what %s gives, every field but the line is a label or metadata',
  (call, given) => {
    const [push] = named(onNodes.pipeline.outputs, 'loki');
    const { record } = filterByLua(script, call, 'tag', given);
    const removed = listOf(push?.['remove_keys']);
    expect(Object.keys(record).filter((key) => !removed.includes(`$${key}`))).toEqual(['log']);
    const told = [...listOf(push?.['labels']), ...listOf(push?.['structured_metadata'])];
    const untold = Object.keys(record).filter((key) => !told.includes(`${key}=$${key}`));
    expect(untold.sort()).toEqual(['log', 'tenant']);
  },
);

test('no label has a value for each pod or node', () => {
  const [push] = named(onNodes.pipeline.outputs, 'loki');
  expect(push?.['labels']).toBe(
    'cluster=dev-a, source=$source, namespace=$namespace, app=$app, container=$container, stream=$stream',
  );
});

test.each([
  ['on nodes', onNodes],
  ['of events', events],
])('the one %s tags by tenant all that it reads, after a script that exists has said whose it is', (_, config) => {
  const { inputs, filters } = config.pipeline;
  const patterns = inputs.map(({ tag }) => tag);
  expect(named(filters, 'rewrite_tag').map(({ match }) => match)).toEqual(patterns);
  const scripts = named(filters, 'lua');
  expect(scripts.map(({ match }) => match)).toEqual(patterns);
  for (const { call } of scripts) expect(script).toContain(`function ${String(call)}(tag, timestamp, record)`);
  expect(filters.findIndex(({ name }) => name === 'rewrite_tag')).toBe(filters.length - patterns.length);
});

test('stack traces are joined first, as what is joined begins anew', () => {
  expect(onNodes.pipeline.filters[0]).toMatchObject({ name: 'multiline', match: 'kube.*' });
});

test('nothing that is on its way is in memory alone', () => {
  for (const { service, pipeline: one } of [onNodes, events]) {
    expect(service['storage.path']).toBe('/var/fluent-bit/state/chunks');
    expect(one.inputs.map((input) => input['storage.type'])).toEqual(one.inputs.map(() => 'filesystem'));
    const emitters = one.filters.filter((filter) => 'emitter_name' in filter);
    expect(emitters.map((filter) => filter['emitter_storage.type'])).toEqual(emitters.map(() => 'filesystem'));
  }
});

test('the archive is below the folder that its role may write to, by tenant and cluster', () => {
  const [archive, ...others] = named(onNodes.pipeline.outputs, 's3');
  expect(others).toEqual([]);
  expect(archive).toMatchObject({
    match: 'logs.*',
    bucket: 'acme-dev-111111111111-eu-west-2-logs',
    s3_key_format: '/archive/$TAG[1]/dev-a/%Y/%m/%d/%H/${NODE_NAME}-$UUID.json.gz',
    total_file_size: '5M',
    upload_timeout: '10m',
    compression: 'gzip',
  });
  expect(named(events.pipeline.outputs, 's3')).toEqual([]);
});
