import type { Construct } from 'constructs';
import { type Environment, names } from '../../lib/environment';
import { ArgoCdAgent, type ClusterDelivery, componentsIn, type DeliveredComponent, FluxAgent } from '../../lib/gitops';
import { Component } from '../../lib/kubernetes';
import { inWaves } from '../../lib/tree';
import type { ClusterContext } from './cluster-context';

/** The agent's own component comes last: it delivers every other one of the cluster. */
export function agent(inCluster: Construct, { environment, cluster, componentDefaults }: ClusterContext): void {
  const { agent: chosen } = environment.gitops;
  const props = { environment, cluster: cluster.name, components: ranked(inCluster) };
  const component = new Component(inCluster, 'Agent', {
    ...componentDefaults,
    name: chosen,
    needs: NEEDS[chosen],
  });
  AGENTS[chosen](component, props, componentDefaults.owner);
}

type GitOpsAgent = Environment['gitops']['agent'];

const AGENTS: Readonly<Record<GitOpsAgent, (scope: Construct, props: ClusterDelivery, owner: string) => void>> = {
  flux: (scope, props) => {
    new FluxAgent(scope, 'Flux', props);
  },
  argocd: (scope, props, owner) => {
    const groups = { admins: names.breakGlassGroup(), readers: names.teamGroup(owner) };
    new ArgoCdAgent(scope, 'ArgoCd', { ...props, ...groups });
  },
};

/** What bootstrap brings of what the agent's objects are made of and lie in. */
const NEEDS = {
  flux: [
    'crd/alerts.notification.toolkit.fluxcd.io',
    'crd/gitrepositories.source.toolkit.fluxcd.io',
    'crd/kustomizations.kustomize.toolkit.fluxcd.io',
    'crd/providers.notification.toolkit.fluxcd.io',
    `namespace/${names.agentNamespace('flux')}`,
  ],
  argocd: [
    'crd/applications.argoproj.io',
    'crd/appprojects.argoproj.io',
    `namespace/${names.agentNamespace('argocd')}`,
  ],
} as const;

/** Both agents are told of one order, that of what components need and provide. */
function ranked(inCluster: Construct): DeliveredComponent[] {
  return inWaves(componentsIn(inCluster)).map(({ item, after, wave }) => ({
    ...item,
    after: after.map(({ name }) => name),
    wave,
  }));
}
