import type { Construct } from 'constructs';
import { names, type Team } from '../../lib/environment';
import { Component, GroupBinding, PlatformEngineer } from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';

/**
 * What people may do in the cluster, by the group that EKS puts them into. Nobody may do everything but in an emergency:
 * that right comes from EKS and not from here.
 */
export function rbac(scope: Construct, { componentDefaults, environment, teams }: ClusterContext): void {
  const component = new Component(scope, 'Rbac', { ...componentDefaults, name: 'rbac' });
  const groupsOf = (right: Team['clusterAccess']) =>
    teams.filter(({ clusterAccess }) => clusterAccess === right).map(({ name }) => names.teamGroup(name));
  const podAccess = environment.stage !== 'production';
  new PlatformEngineer(component, 'Engineers', { groups: groupsOf('admin'), podAccess });
  const viewers = groupsOf('view');
  if (viewers.length === 0) return;
  // The role of Kubernetes itself: what is in namespaces, without Secrets and without who may do what.
  new GroupBinding(component, 'Viewers', { name: 'team-viewer', role: 'view', groups: viewers });
}
