import { groupOf } from './api-group';
import type { ObjectKind } from './delivered-component';

/**
 * Kinds that are ready when their condition `Ready` says so, and not before they have one. What Flux uses (kstatus) takes
 * an object without a status for ready; Argo CD knows no health of a NodeClass, and calls a NodePool degraded while its
 * NodeClass is on its way. That they are not ready is no failure: the time limit decides.
 * @see https://karpenter.sh/docs/concepts/nodepools/#statusconditions
 */
const READY_BY_CONDITION: readonly ObjectKind[] = [
  { apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass' },
  { apiVersion: 'karpenter.sh/v1', kind: 'NodePool' },
];

/** @see https://fluxcd.io/flux/components/kustomize/kustomizations/#health-check-expressions */
const IS_READY_IN_CEL = "status.conditions.exists(e, e.type == 'Ready' && e.status == 'True')";

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#custom-health-checks */
const HEALTH_IN_LUA = `hs = {}
hs.status = "Progressing"
hs.message = "Waiting for the condition Ready"
if obj.status ~= nil and obj.status.conditions ~= nil then
  for _, condition in ipairs(obj.status.conditions) do
    if condition.type == "Ready" and condition.status == "True" then
      hs.status = "Healthy"
      hs.message = condition.message
    end
  end
end
return hs
`;

/** How Flux tells whether objects of these kinds are ready; `wait` alone would not ask them. */
export function healthCheckExpressions(kinds: readonly ObjectKind[]) {
  return READY_BY_CONDITION.filter(({ apiVersion, kind }) =>
    kinds.some((made) => made.apiVersion === apiVersion && made.kind === kind),
  ).map(({ apiVersion, kind }) => ({ apiVersion, kind, current: IS_READY_IN_CEL }));
}

/** How Argo CD tells it, by the key in its settings. */
export function healthCustomizations(): Record<string, string> {
  return Object.fromEntries(
    READY_BY_CONDITION.map(({ apiVersion, kind }) => [
      `resource.customizations.health.${groupOf(apiVersion)}_${kind}`,
      HEALTH_IN_LUA,
    ]),
  );
}
