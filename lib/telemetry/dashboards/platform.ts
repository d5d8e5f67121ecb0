import { throwIfAny } from '../../problems';
import { type Dashboard, dashboardProblems } from '../model';
import { alertmanager } from './alertmanager';
import { apiServer } from './api-server';
import { cluster } from './cluster';
import { gitops, type GitOpsAgent } from './gitops';
import { logs } from './logs';
import { namespaces } from './namespaces';
import { network } from './network';
import { nodes } from './nodes';
import { prometheus } from './prometheus';
import { sloOverview } from './slos';
import { tenantOverview } from './tenants';
import { volumes } from './volumes';
import { workloads } from './workloads';

const built = new Map<GitOpsAgent, readonly Dashboard[]>();

/** The platform's own dashboards. They are the same in every cluster with the same agent, and made once. */
export function platformDashboards(agent: GitOpsAgent): readonly Dashboard[] {
  const dashboards =
    built.get(agent) ??
    checkedDashboards([
      cluster(),
      nodes(),
      namespaces(),
      workloads(),
      apiServer(),
      network(),
      volumes(),
      prometheus(),
      alertmanager(),
      logs(),
      gitops(agent),
      sloOverview(),
      tenantOverview(),
    ]);
  built.set(agent, dashboards);
  return dashboards;
}

/**
 * Takes the dashboards that go into one Grafana.
 * @throws UserError when Grafana could not tell them apart
 */
export function checkedDashboards(dashboards: readonly Dashboard[]): readonly Dashboard[] {
  throwIfAny(dashboardProblems(dashboards));
  return Object.freeze(dashboards);
}
