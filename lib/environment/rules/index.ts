import { addonVersions } from './addon-versions';
import { addons } from './addons';
import { alertRoutes } from './alert-routes';
import { amounts } from './amounts';
import { backups } from './backups';
import { businessHours } from './business-hours';
import { certificates } from './certificates';
import { cidrs } from './cidrs';
import { disjointCidrs } from './disjoint-cidrs';
import { dnsParent } from './dns-parent';
import { formats } from './formats';
import { ingress } from './ingress';
import { knownHosts } from './known-hosts';
import { kubernetesVersions } from './kubernetes-versions';
import { metricsStorage } from './metrics-storage';
import { nameLengths } from './name-lengths';
import { nodePools } from './node-pools';
import { oidcRepository } from './oidc-repository';
import { podAddresses } from './pod-addresses';
import { production } from './production';
import { quietHours } from './quiet-hours';
import { regions } from './regions';
import { retention } from './retention';
import type { Rule } from './rule';
import { serviceCidr } from './service-cidr';
import { smtp } from './smtp';
import { supportedVersions } from './supported-versions';
import { telemetryBackend } from './telemetry-backend';
import { transitGateways } from './transit-gateways';
import { uniqueness } from './uniqueness';
import { zones } from './zones';

export type { SourcedEnvironment } from './rule';

/** Every rule, in the order of the alphabet; the report sorts by place. */
export const RULES = {
  addonVersions,
  addons,
  alertRoutes,
  amounts,
  backups,
  businessHours,
  certificates,
  cidrs,
  disjointCidrs,
  dnsParent,
  formats,
  ingress,
  knownHosts,
  kubernetesVersions,
  metricsStorage,
  nameLengths,
  nodePools,
  oidcRepository,
  podAddresses,
  production,
  quietHours,
  regions,
  retention,
  serviceCidr,
  smtp,
  supportedVersions,
  telemetryBackend,
  transitGateways,
  uniqueness,
  zones,
} satisfies Readonly<Record<string, Rule>>;
