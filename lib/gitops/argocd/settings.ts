import { KubeConfigMap } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import { names } from '../../environment';
import { healthCustomizations } from '../readiness';
import { settingsMetadata } from './namespaced';

/**
 * Unless it is told how, Argo CD does not ask Applications for their health, and no wave waits for the one before. An
 * Application counts once it is synced and healthy; the root, which is in its own folder, must not wait for itself.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app
 */
const APPLICATION_HEALTH = `hs = {}
hs.status = "Progressing"
hs.message = "Waiting until it is synced and healthy"
if obj.metadata.name == "${names.agentRoot()}" then
  hs.status = "Healthy"
  hs.message = "Applies itself"
  return hs
end
if obj.status ~= nil and obj.status.health ~= nil and obj.status.sync ~= nil then
  local health = obj.status.health.status
  if health == "Degraded" or health == "Suspended" then
    hs.status = health
    hs.message = obj.status.health.message
  elseif health == "Healthy" and obj.status.sync.status == "Synced" then
    hs.status = "Healthy"
    hs.message = ""
  end
end
return hs
`;

/**
 * The same in every cluster, so that bootstrap installs Argo CD with them: some are read at the start only.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-cm-yaml/
 */
export const ARGOCD_SETTINGS: Readonly<Record<string, string>> = {
  // People come in by a group of RBAC; there is no password to guard, and no way around.
  'admin.enabled': 'false',
  'users.anonymous.enabled': 'false',
  // Not by the label app.kubernetes.io/instance: selectors use it.
  'application.resourceTrackingMethod': 'annotation',
  'timeout.reconciliation': '60s',
  'timeout.reconciliation.jitter': '30s',
  'resource.customizations.health.argoproj.io_Application': APPLICATION_HEALTH,
  ...healthCustomizations(),
};

export interface ArgoCdSettingsProps {
  /** The group that may do everything, for emergencies. */
  readonly admins: string;
  /** The group that may look. */
  readonly readers: string;
}

/** How Argo CD works, and who may do what in it: nobody who is not in one of two groups sees anything. */
export class ArgoCdSettings extends Construct {
  constructor(scope: Construct, id: string, props: ArgoCdSettingsProps) {
    super(scope, id);
    const { admins, readers } = props;
    new KubeConfigMap(this, 'Settings', { metadata: settingsMetadata('argocd-cm'), data: { ...ARGOCD_SETTINGS } });
    new KubeConfigMap(this, 'Rights', {
      metadata: settingsMetadata('argocd-rbac-cm'),
      data: {
        'policy.default': '',
        'policy.csv': `g, ${admins}, role:admin\ng, ${readers}, role:readonly\n`,
        scopes: '[groups]',
      },
    });
  }
}
