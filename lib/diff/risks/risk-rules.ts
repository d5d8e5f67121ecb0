import type { ResourceChange } from '../change';
import { admissionLoosened } from './admission-loosened';
import { alertLoosened } from './alert-loosened';
import { alertRemoved } from './alert-removed';
import { auditWeakened } from './audit-weakened';
import { cloudAlarmWeakened } from './cloud-alarm-weakened';
import { cloudPathRemoved } from './cloud-path-removed';
import { clusterVersionChanged } from './cluster-version-changed';
import { dataGuardRemoved } from './data-guard-removed';
import { dataKeptShorter } from './data-kept-shorter';
import { disruptionBudgetLoosened } from './disruption-budget-loosened';
import { handedOver } from './handed-over';
import { iamWidened } from './iam-widened';
import { kubernetesDataRemoved } from './kubernetes-data-removed';
import { kubernetesImmutable } from './kubernetes-immutable';
import { networkPolicyWidened } from './network-policy-widened';
import { nodesReplaced } from './nodes-replaced';
import { podPrivilegesWidened } from './pod-privileges-widened';
import { publicEndpoint } from './public-endpoint';
import { rbacWidened } from './rbac-widened';
import { receiverLost } from './receiver-lost';
import { retentionCut } from './retention-cut';
import { scrapeLost } from './scrape-lost';
import { securityGroupWidened } from './security-group-widened';
import { singleReplicaRollout } from './single-replica-rollout';
import { terraformAddressLost } from './terraform-address-lost';
import { terraformDataRemoved } from './terraform-data-removed';
import { terraformForceNew } from './terraform-force-new';
import { workloadStopped } from './workload-stopped';
import { type Finding, type RiskRule, RISKS } from './risk';

/** Every rule, one a file. */
export const RISK_RULES: readonly RiskRule[] = [
  terraformDataRemoved,
  kubernetesDataRemoved,
  dataGuardRemoved,
  dataKeptShorter,
  terraformForceNew,
  terraformAddressLost,
  kubernetesImmutable,
  singleReplicaRollout,
  disruptionBudgetLoosened,
  workloadStopped,
  nodesReplaced,
  clusterVersionChanged,
  handedOver,
  cloudPathRemoved,
  rbacWidened,
  iamWidened,
  networkPolicyWidened,
  securityGroupWidened,
  publicEndpoint,
  admissionLoosened,
  podPrivilegesWidened,
  alertRemoved,
  alertLoosened,
  cloudAlarmWeakened,
  receiverLost,
  retentionCut,
  scrapeLost,
  auditWeakened,
];

/** What the rules find in a change, worst first; nothing when it is routine. */
export function findingsIn(change: ResourceChange): Finding[] {
  const found = RISK_RULES.flatMap((rule) =>
    rule.judge(change).map((reason): Finding => ({ risk: rule.risk, rule: rule.name, reason, source: rule.source })),
  );
  // The sort keeps the order of rules among equals.
  return found.sort((a, b) => RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk));
}
