import type { Construct } from 'constructs';
import { type Environment, pinnedImage } from '../../lib/environment';
import {
  Component,
  ConfigFiles,
  type Counterpart,
  counterparts,
  MONITORING_NAMESPACE,
  mounts,
  StatefulSet,
} from '../../lib/kubernetes';
import {
  ALERTMANAGER_FILES,
  ALERTMANAGER_PATHS,
  alertmanagerConfig,
  alertRouting,
  MESSAGE_TEMPLATES,
  RECEIVER_SECRET,
  receiverSecretsOf,
} from '../../lib/telemetry';
import type { ClusterContext } from './cluster-context';
import { configReloader } from './config-reloader';

const NAME = 'alertmanager';
const HTTP = 9093;
const PEERS = 9094;
const REPLICAS = 3;

/** What was told and what is silenced; a volume has a GiB at least. */
const DATA = { name: 'data', folder: '/alertmanager', sizeGiB: 1, storageClass: 'gp3' };

/**
 * Who is told of an alert, and when. Three pods get every alert and tell each other what they have sent, so that people get
 * one message and not three; any of them can go. The operator runs its own. Amazon does so too, for the alerts about
 * metrics: Loki and the agents cannot sign what they send there, so that theirs come here.
 */
export function alertmanager(scope: Construct, context: ClusterContext): void {
  const { environment, network, componentDefaults } = context;
  if (environment.telemetry.backend === 'prometheus-operator') return;
  const component = new Component(scope, 'Alertmanager', {
    ...componentDefaults,
    name: NAME,
    needs: [`namespace/${MONITORING_NAMESPACE}`, 'priority-class/platform', 'storage-class/gp3'],
  });
  const configMount = mounts.config(configOf(component, context), ALERTMANAGER_PATHS.config);
  new StatefulSet(component, 'Alertmanager', {
    name: NAME,
    namespace: MONITORING_NAMESPACE,
    image: pinnedImage(environment, 'quay.io/prometheus/alertmanager'),
    args: ARGS,
    env: { POD_IP: { field: 'status.podIP' } },
    ports: [
      { name: 'http', port: HTTP },
      { name: 'peers-tcp', port: PEERS },
      { name: 'peers-udp', port: PEERS, protocol: 'UDP' },
    ],
    replicas: REPLICAS,
    startsUp: 'all-at-once',
    resources: { cpuRequestMillis: 10, memoryRequestMiB: 128 },
    probes: { liveness: { path: '/-/healthy', port: 'http' }, readiness: { path: '/-/ready', port: 'http' } },
    claims: [DATA],
    mounts: [configMount, ...secretMounts(environment)],
    sidecars: [configReloader(environment, { reloadUrl: `http://127.0.0.1:${HTTP}/-/reload`, folders: [configMount] })],
    priorityClass: 'platform',
    traffic: { to: whomItTells(environment, network) },
  });
}

function configOf(component: Component, { environment, cluster, teams }: ClusterContext): ConfigFiles {
  return new ConfigFiles(component, 'Config', {
    name: NAME,
    namespace: MONITORING_NAMESPACE,
    files: {
      [ALERTMANAGER_FILES.config]: alertmanagerConfig(alertRouting(environment, cluster, teams)),
      [ALERTMANAGER_FILES.templates]: MESSAGE_TEMPLATES,
    },
  });
}

/**
 * The address of the pod is said because Alertmanager finds only one of RFC 1918 by itself, and pods have one of 100.64.0.0/10.
 * A pod that comes back has another address: peers forget the old one after five minutes.
 * @see https://github.com/prometheus/alertmanager/blob/main/cluster/advertise.go
 */
const ARGS = [
  `--config.file=${ALERTMANAGER_PATHS.config}/${ALERTMANAGER_FILES.config}`,
  `--storage.path=${DATA.folder}`,
  `--cluster.listen-address=$(POD_IP):${PEERS}`,
  ...Array.from({ length: REPLICAS }, (_, index) => `--cluster.peer=${NAME}-${index}.${NAME}-peers:${PEERS}`),
  '--cluster.reconnect-timeout=5m',
];

/** People make the Secret: without it no pod starts, which the alarm of the heartbeat says. */
function secretMounts(environment: Environment) {
  if (receiverSecretsOf(environment).length === 0) return [];
  return [mounts.secret(RECEIVER_SECRET, ALERTMANAGER_PATHS.secrets)];
}

/** Topics, and on the same port of the internet Slack, PagerDuty and webhooks; the mail server where there is one. */
export function whomItTells(
  { telemetry: { smtp } }: Environment,
  network: ClusterContext['network'],
): readonly Counterpart[] {
  const overHttps = counterparts.aws(network);
  return smtp === undefined || smtp.port === 443 ? [overHttps] : [overHttps, counterparts.internet([smtp.port])];
}
