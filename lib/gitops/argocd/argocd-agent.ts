import { Construct } from 'constructs';
import { agentRepositoryUrl, names } from '../../environment';
import type { ClusterDelivery } from '../cluster-delivery';
import { deliveryProblems } from '../delivery-problems';
import { ComponentApplication, RootApplication } from './applications';
import { ArgoCdNotifications } from './notifications';
import { EmptyDefaultProject, PlatformProject } from './projects';
import { ArgoCdSettings, type ArgoCdSettingsProps } from './settings';

/** The component that holds the objects of Argo CD; the root Application applies its folder. */
const ARGOCD_COMPONENT = 'argocd';

export interface ArgoCdAgentProps extends ClusterDelivery, ArgoCdSettingsProps {}

/**
 * Everything that Argo CD is told about a cluster: what it may do, each component in its order, who may look, and whom to
 * tell. The controllers come with bootstrap.
 */
export class ArgoCdAgent extends Construct {
  constructor(scope: Construct, id: string, props: ArgoCdAgentProps) {
    super(scope, id);
    const { environment, cluster, components, admins, readers } = props;
    const { gitops } = environment;
    const repositoryUrl = agentRepositoryUrl(gitops);
    const sourceOf = (name: string) => {
      return { repositoryUrl, branch: gitops.branch, folder: names.componentFolder({ cluster, name }) };
    };
    new ArgoCdSettings(this, 'Settings', { admins, readers });
    new ArgoCdNotifications(this, 'Notifications', { environment, cluster });
    new EmptyDefaultProject(this, 'DefaultProject');
    new PlatformProject(this, 'Project', { repositoryUrl });
    new RootApplication(this, 'Root', { source: sourceOf(ARGOCD_COMPONENT) });
    for (const component of components) {
      new ComponentApplication(this, `Application-${component.name}`, { source: sourceOf(component.name), component });
    }
    this.node.addValidation({ validate: () => deliveryProblems(this, 'argocd', components) });
  }
}
