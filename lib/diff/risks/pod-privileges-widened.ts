import { bodiesOf, isKubernetes } from '../change';
import { at, type JsonObject, objectsOf, stringsOf, textAt } from '../values';
import type { RiskRule } from './risk';

export const podPrivilegesWidened: RiskRule = {
  name: 'pod-privileges-widened',
  risk: 'widens-access',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  judge(change) {
    if (change.kind === 'removed' || !isKubernetes(change)) return [];
    const { before, after } = bodiesOf(change);
    const known = new Set(privilegesOf(podOf(before)));
    return privilegesOf(podOf(after)).filter((privilege) => !known.has(privilege));
  },
};

function podOf(body: JsonObject | undefined): JsonObject | undefined {
  const paths = [
    ['spec', 'template', 'spec'],
    ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ];
  const specs = paths.map((path) => at(body, ...path));
  return objectsOf(specs.find((spec) => spec !== undefined))[0];
}

function privilegesOf(pod: JsonObject | undefined): string[] {
  if (pod === undefined) return [];
  const host = ['hostNetwork', 'hostPID', 'hostIPC'].filter((name) => pod[name] === true);
  const paths = objectsOf(pod['volumes']).flatMap((volume) => textAt(volume, 'hostPath', 'path') ?? []);
  const containers = [...objectsOf(pod['initContainers']), ...objectsOf(pod['containers'])];
  return [
    ...host.map((name) => `has ${name}`),
    ...paths.map((path) => `sees ${path} of the node`),
    ...(pod['automountServiceAccountToken'] === true ? ['has a token for the API server'] : []),
    ...containers.flatMap((container) =>
      ofContainer(container).map((what) => `${textAt(container, 'name') ?? ''} ${what}`),
    ),
  ];
}

function ofContainer(container: JsonObject): string[] {
  const context = at(container, 'securityContext');
  return [
    ...(at(context, 'privileged') === true ? ['is privileged'] : []),
    ...(at(context, 'allowPrivilegeEscalation') === true ? ['may gain privileges'] : []),
    ...(at(context, 'runAsNonRoot') === false || at(context, 'runAsUser') === 0 ? ['may be root'] : []),
    ...(at(context, 'readOnlyRootFilesystem') === false ? ['may write its own files'] : []),
    ...stringsOf(at(context, 'capabilities', 'add')).map((name) => `has ${name}`),
  ];
}
