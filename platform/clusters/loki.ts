import type { Construct } from 'constructs';
import { ownerOf, pinnedImage } from '../../lib/environment';
import { Component, ConfigFiles, counterparts, MONITORING_NAMESPACE, mounts, StatefulSet } from '../../lib/kubernetes';
import {
  LOKI,
  LOKI_PATHS,
  LOKI_REPLICAS,
  lokiConfig,
  lokiOverrides,
  platformLogRules,
  ruleFile,
  type RuleGroup,
} from '../../lib/telemetry';
import { toYaml } from '../../lib/yaml';
import type { ClusterContext } from './cluster-context';
import { configVersion } from './config-version';
import { logPipelineOf, PLATFORM_NAMESPACES } from './log-pipeline';
import { NODE_AGENTS } from './node-agents';
import { alertContext, externalLabelsOf } from './telemetry';

const { namespace } = LOKI;

/** Keeps and finds logs. Three replicas of the whole program, each with a disk for what is not yet in the bucket. */
export function loki(scope: Construct, context: ClusterContext): void {
  const { environment, network, componentDefaults } = context;
  const component = new Component(scope, 'Loki', {
    ...componentDefaults,
    name: LOKI.name,
    needs: [`namespace/${namespace}`, 'priority-class/platform', 'storage-class/gp3'],
  });
  const config = configText(context);
  new StatefulSet(component, 'Server', {
    name: LOKI.name,
    namespace,
    image: pinnedImage(environment, 'docker.io/grafana/loki'),
    args: [`-config.file=${LOKI_PATHS.config}/loki.yaml`],
    env: configVersion(config),
    ports: [
      { name: 'http', port: LOKI.port },
      { name: 'grpc', port: LOKI.grpcPort },
      { name: 'gossip', port: LOKI.gossipPort },
    ],
    replicas: LOKI_REPLICAS,
    startsUp: 'all-at-once',
    resources: { cpuRequestMillis: 500, memoryRequestMiB: 2048, memoryLimitMiB: 4096 },
    // It says that it is not ready while it reads its log again, or leaves: that is no reason to restart it.
    probes: {
      liveness: { path: '/loki/api/v1/status/buildinfo', port: 'http' },
      readiness: { path: '/ready', port: 'http' },
      startupSeconds: 300,
    },
    terminationGraceSeconds: 120,
    priorityClass: 'platform',
    claims: [{ name: 'data', folder: LOKI_PATHS.data, sizeGiB: 20, storageClass: 'gp3' }],
    mounts: configMounts(component, context, config),
    traffic: {
      from: [counterparts.namespace(NODE_AGENTS.namespace, [LOKI.port])],
      to: [counterparts.aws(network), counterparts.namespace(MONITORING_NAMESPACE, [9093])],
    },
  });
}

/** What Loki's ruler judges. Alerts that Prometheus sends get these labels on their way; Loki has them in its rules. */
export function logRules(context: ClusterContext): RuleGroup {
  const { rules, ...group } = platformLogRules(PLATFORM_NAMESPACES);
  return {
    ...group,
    rules: rules.map((rule) => ({ ...rule, labels: { ...externalLabelsOf(context), ...rule.labels } })),
  };
}

function configText(context: ClusterContext): string {
  return toYaml(
    lokiConfig({
      pipeline: logPipelineOf(context),
      peers: `${LOKI.name}-peers.${namespace}.svc.cluster.local`,
      alertmanagerUrl: `http://alertmanager.${MONITORING_NAMESPACE}:9093`,
    }),
  );
}

/** Limits and rules are read again while it runs, the rest at its start. */
function configMounts(component: Component, context: ClusterContext, config: string) {
  const overrides = toYaml(lokiOverrides(logPipelineOf(context).tenants));
  const files = { 'loki.yaml': config, 'overrides.yaml': overrides };
  const rules = logRules(context);
  const text = ruleFile(rules, alertContext(context));
  return [
    mounts.config(new ConfigFiles(component, 'Config', { name: LOKI.name, namespace, files }), LOKI_PATHS.config),
    mounts.config(
      new ConfigFiles(component, 'Rules', {
        name: `${LOKI.name}-rules`,
        namespace,
        files: { [`${rules.name}.yaml`]: text },
      }),
      `${LOKI_PATHS.rules}/${ownerOf(context.environment)}`,
    ),
  ];
}
