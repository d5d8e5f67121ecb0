import { monitorOf } from '../../../lib/telemetry/render/operator-monitors';

const up = { name: 'up', type: 'gauge', labels: [] } as const;
const dropped = { action: 'labeldrop', regex: 'container|endpoint|namespace|pod|service' };
const kept = [{ action: 'keep', sourceLabels: ['__name__'], regex: 'up' }];

describe('monitorOf', () => {
  test('finds pods of others by a label of theirs, and lets them speak of other objects', () => {
    const discovery = {
      type: 'pods',
      namespace: 'flux-system',
      instance: 'source',
      label: 'app',
      port: 'http',
    } as const;

    expect(monitorOf({ name: 'flux-source', job: 'flux', honorLabels: true, discovery, families: [up] })).toEqual({
      kind: 'PodMonitor',
      name: 'flux-source',
      spec: {
        namespaceSelector: { matchNames: ['flux-system'] },
        selector: { matchLabels: { app: 'source' } },
        podMetricsEndpoints: [
          {
            honorLabels: true,
            metricRelabelings: kept,
            relabelings: [
              dropped,
              { targetLabel: 'job', replacement: 'flux' },
              { action: 'keep', sourceLabels: ['__meta_kubernetes_pod_container_port_name'], regex: 'http' },
              { action: 'drop', sourceLabels: ['__meta_kubernetes_pod_phase'], regex: 'Failed|Succeeded' },
              { targetLabel: 'job', replacement: 'flux' },
            ],
          },
        ],
      },
    });
  });

  test('keeps what a pod of a team exposes, up to a limit, but for names of recorded series', () => {
    const { spec } = monitorOf({
      name: 'annotated',
      discovery: { type: 'annotated-pods', reserved: ['kubelet'] },
      families: 'any',
    });

    expect(spec).toMatchObject({ namespaceSelector: { any: true }, selector: {}, sampleLimit: 50_000 });
    expect(spec).toHaveProperty('podMetricsEndpoints.0.metricRelabelings', [
      { action: 'drop', sourceLabels: ['__name__'], regex: '.*:.*' },
    ]);
  });

  test('asks the kubelets that the operator knows, whose nodes it names itself', () => {
    const { kind, spec } = monitorOf({
      name: 'kubelet-cadvisor',
      job: 'kubelet',
      discovery: { type: 'nodes', path: '/metrics/cadvisor' },
      families: [up],
    });

    expect(kind).toBe('ServiceMonitor');
    expect(spec).toMatchObject({
      namespaceSelector: { matchNames: ['kube-system'] },
      endpoints: [{ port: 'https-metrics', path: '/metrics/cadvisor', scheme: 'https' }],
    });
    expect(spec).toHaveProperty('endpoints.0.relabelings', [
      dropped,
      { targetLabel: 'job', replacement: 'kubelet' },
      { sourceLabels: ['__metrics_path__'], targetLabel: 'metrics_path' },
      { targetLabel: 'job', replacement: 'kubelet' },
    ]);
  });

  test('asks the API server by the name in its certificate', () => {
    const { spec } = monitorOf({ name: 'apiserver', discovery: { type: 'api-server' }, families: [up] });

    expect(spec).toMatchObject({
      selector: { matchLabels: { component: 'apiserver', provider: 'kubernetes' } },
      endpoints: [{ tlsConfig: { serverName: 'kubernetes.default.svc' } }],
    });
  });

  test('lets the blackbox exporter ask, and says with which module', () => {
    const discovery = { type: 'probe', module: 'http_2xx', targets: ['http://a/', 'http://b/'] } as const;

    expect(monitorOf({ name: 'probe', interval: '1m', discovery, families: [up] })).toEqual({
      kind: 'Probe',
      name: 'probe',
      spec: {
        jobName: 'probe',
        interval: '1m',
        module: 'http_2xx',
        prober: { url: 'blackbox-exporter.monitoring.svc:9115' },
        metricRelabelings: kept,
        targets: {
          staticConfig: {
            static: ['http://a/', 'http://b/'],
            relabelingConfigs: [dropped, { sourceLabels: ['__param_module'], targetLabel: 'module' }],
          },
        },
      },
    });
  });
});
