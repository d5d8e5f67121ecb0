import { throwIfAny } from '../problems';
import { type GitOpsAgent, platformDashboards } from './dashboards';
import {
  addonJobs,
  alertmanagerJob,
  apiServerJob,
  argocdJobs,
  blackboxJob,
  clusterDnsProbe,
  customResourcesOf,
  fluentBit,
  fluxJobs,
  grafanaJob,
  kubeletJobs,
  kubeStateMetricsJob,
  kubeStateMetricsSelfJob,
  logCanaryJob,
  loki,
  nodeExporterJob,
  platformEndpointsProbe,
  prometheusJob,
} from './jobs';
import type { LogCanary } from './logs';
import { checkTelemetry, queriesOf, type RuleGroup, type ScrapeJob, type Telemetry } from './model';
import * as rules from './rules';
import { RUNBOOKS } from './runbooks';
import { apiServerSlos } from './slos';
import type { TeamTelemetry } from './teams';

export interface PlatformTelemetryProps {
  /** The team that answers for the platform. */
  readonly team: string;
  /** What makes the branch true in the cluster; its own metrics and objects are watched. */
  readonly agent: GitOpsAgent;
  /** EKS add-ons of the cluster, of which some bring metrics. */
  readonly addons: readonly string[];
  /** Where the DNS of the cluster answers: `172.20.0.10:53`. */
  readonly dnsServers: readonly string[];
  /** What must answer at any time: `http://grafana.monitoring.svc:3000/api/health`. */
  readonly endpoints: readonly string[];
  /** Whose lines must come out of Loki again. */
  readonly logCanary: LogCanary;
  /** What is observed for each team, the one that answers for the platform among them. */
  readonly teams: readonly TeamTelemetry[];
}

/**
 * All that is observed of the platform in one cluster.
 * @throws UserError when a rule, an SLO or a dashboard asks for what nothing brings
 */
export function platformTelemetry(props: PlatformTelemetryProps): Telemetry {
  const { team, agent, addons, teams } = props;
  // The dashboards of teams differ in their namespaces alone: what is true of one is true of all.
  const ofOwner = teams.filter((each) => each.team === team).map(({ dashboard }) => dashboard);
  const dashboards = [...platformDashboards(agent), ...ofOwner];
  const telemetry: Telemetry = {
    jobs: jobsOf(props),
    groups: [...groupsOf(agent, addons), ...teams.map(({ alerts }) => alerts)],
    slos: [...apiServerSlos(team), ...teams.flatMap(({ slos }) => slos)],
    queries: dashboards.flatMap(queriesOf).filter(({ language }) => language === 'promql'),
    runbooks: RUNBOOKS,
    dashboards: dashboards.map(({ uid }) => uid),
    exceptions: teams.flatMap(({ exceptions }) => exceptions),
  };
  throwIfAny(checkTelemetry(telemetry));
  return telemetry;
}

function jobsOf(props: PlatformTelemetryProps): ScrapeJob[] {
  const own = ownJobs(props);
  const reserved = [...new Set(own.map(({ job, name }) => job ?? name))].sort();
  return [...own, { name: 'annotated-pods', discovery: { type: 'annotated-pods', reserved }, families: 'any' }];
}

function ownJobs({ agent, addons, dnsServers, endpoints, logCanary }: PlatformTelemetryProps): ScrapeJob[] {
  return [
    apiServerJob,
    ...kubeletJobs,
    nodeExporterJob,
    kubeStateMetricsJob(customResourcesOf(agent)),
    kubeStateMetricsSelfJob,
    prometheusJob,
    alertmanagerJob,
    grafanaJob,
    loki,
    ...fluentBit,
    blackboxJob,
    clusterDnsProbe(dnsServers),
    platformEndpointsProbe(endpoints),
    logCanaryJob(logCanary),
    ...(agent === 'flux' ? fluxJobs : argocdJobs),
    ...addonJobs(addons),
  ];
}

function groupsOf(agent: GitOpsAgent, addons: readonly string[]): RuleGroup[] {
  return [
    rules.general,
    rules.kubernetesWorkloadsRecording,
    rules.kubernetesContainersRecording,
    rules.kubernetesStorage,
    rules.kubernetesNodes,
    rules.kubernetesNodesRecording,
    rules.nodeScaling,
    rules.nodeExporter,
    rules.nodeExporterRecording,
    rules.nodeFilesystems,
    rules.kubernetesApiserver,
    rules.kubernetesApiserverRecording,
    rules.kubeStateMetrics,
    rules.prometheus,
    rules.alertmanager,
    rules.grafana,
    rules.logs,
    rules.probes,
    rules.gitops(agent),
    ...rules.addons(addons),
  ];
}
