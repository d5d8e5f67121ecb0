import fs from 'node:fs';
import path from 'node:path';
import { addonJobs } from '../../../lib/telemetry/jobs/addons';
import { alertmanagerJob } from '../../../lib/telemetry/jobs/alertmanager';
import { apiServerJob } from '../../../lib/telemetry/jobs/apiserver';
import { argocdJobs } from '../../../lib/telemetry/jobs/argocd';
import { blackboxJob, clusterDnsProbe, platformEndpointsProbe } from '../../../lib/telemetry/jobs/blackbox';
import { fluxJobs, fluxResources } from '../../../lib/telemetry/jobs/flux';
import { grafanaJob } from '../../../lib/telemetry/jobs/grafana';
import { kubeStateMetricsJob } from '../../../lib/telemetry/jobs/kube-state-metrics';
import { nodeExporterJob } from '../../../lib/telemetry/jobs/node-exporter';
import { prometheusJob } from '../../../lib/telemetry/jobs/prometheus';
import { checkTelemetry } from '../../../lib/telemetry/model/check-telemetry';
import { addons } from '../../../lib/telemetry/rules/addons';
import { alertmanager } from '../../../lib/telemetry/rules/alertmanager';
import { gitops } from '../../../lib/telemetry/rules/gitops';
import { grafana } from '../../../lib/telemetry/rules/grafana';
import { kubernetesApiserver, kubernetesApiserverRecording } from '../../../lib/telemetry/rules/kubernetes-apiserver';
import { nodeExporter } from '../../../lib/telemetry/rules/node-exporter';
import { nodeExporterRecording } from '../../../lib/telemetry/rules/node-exporter-recording';
import { nodeFilesystems } from '../../../lib/telemetry/rules/node-filesystems';
import { probes } from '../../../lib/telemetry/rules/probes';
import { prometheus } from '../../../lib/telemetry/rules/prometheus';

const RUNBOOKS = path.join(__dirname, '../../../docs/runbooks');

const ADDONS = ['cert-manager', 'external-dns'];

describe('the rules about the platform itself', () => {
  test('use only metrics and labels that its jobs bring, and each alert has a runbook', () => {
    const problems = checkTelemetry({
      jobs: [
        ...[apiServerJob, nodeExporterJob, prometheusJob, alertmanagerJob, blackboxJob, grafanaJob],
        kubeStateMetricsJob(fluxResources),
        ...[clusterDnsProbe(['172.20.0.10:53']), platformEndpointsProbe(['https://canary.example/'])],
        ...[...fluxJobs, ...argocdJobs, ...addonJobs(ADDONS)],
      ],
      groups: [
        ...[kubernetesApiserver, kubernetesApiserverRecording, nodeExporter, nodeExporterRecording, nodeFilesystems],
        ...[prometheus, alertmanager, grafana, probes, gitops('flux'), gitops('argocd'), ...addons(ADDONS)],
      ],
      slos: [],
      queries: [],
      runbooks: new Set(fs.readdirSync(RUNBOOKS).map((file) => path.parse(file).name)),
    });
    expect(problems).toEqual([]);
  });

  test('are only about the add-ons that a cluster has', () => {
    expect(addons(['metrics-server'])).toEqual([]);
    expect(addonJobs(['metrics-server', 'external-dns']).map(({ name }) => name)).toEqual(['external-dns']);
  });
});
