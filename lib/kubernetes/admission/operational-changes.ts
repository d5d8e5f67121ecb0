import { celJoin, celList, celMessage, celString } from './cel';
import type { PolicyDefinition } from './policy';

export interface OperationalChangesProps {
  /** The groups of the people who keep things running. */
  readonly groups: readonly string[];
  /** The group whose members may change the rest. */
  readonly breakGlassGroup: string;
}

/** What `kubectl rollout restart` writes on the pods of a workload. */
const RESTARTED = 'kubectl.kubernetes.io/restartedAt';

/**
 * By resource, what of its spec people may change; annotations they always may. With Argo CD these are all it takes: to look
 * at once, and to keep still.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#suspend
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/
 */
const FREE: Readonly<Record<string, readonly string[]>> = {
  applications: [],
  daemonsets: ['template'],
  deployments: ['replicas', 'template'],
  gitrepositories: ['suspend'],
  helmreleases: ['suspend'],
  kustomizations: ['suspend'],
  statefulsets: ['replicas', 'template'],
};

const UPDATE = { operations: ['UPDATE'] } as const;

/** What people operate. */
const OPERATED: PolicyDefinition['resources'] = [
  { group: 'apps', resources: ['daemonsets', 'deployments', 'statefulsets'], ...UPDATE },
  { group: 'argoproj.io', version: 'v1alpha1', resources: ['applications'], ...UPDATE },
  { group: 'helm.toolkit.fluxcd.io', version: 'v2', resources: ['helmreleases'], ...UPDATE },
  { group: 'kustomize.toolkit.fluxcd.io', resources: ['kustomizations'], ...UPDATE },
  { group: 'source.toolkit.fluxcd.io', resources: ['gitrepositories'], ...UPDATE },
];

/**
 * Who may restart or pause something holds the verb `patch`, which is more: another image for a workload, another source for
 * an agent, and with it all that the agent may do. RBAC cannot tell one from the other.
 */
export function operationalChanges({ groups, breakGlassGroup }: OperationalChangesProps): PolicyDefinition {
  const inGroup = `request.userInfo.?groups.orValue([]).exists(group, group in ${celList(groups)})`;
  const inEmergency = `${celString(breakGlassGroup)} in request.userInfo.?groups.orValue([])`;
  return {
    name: 'operational-changes',
    description: 'People restart, scale and pause what runs; the rest they change in git.',
    resources: OPERATED,
    conditions: { 'by-a-person': `${inGroup} && !(${inEmergency})` },
    variables: {
      free: `{${Object.entries(FREE)
        .map(([resource, fields]) => `${celString(resource)}: ${celList(fields)}`)
        .join(', ')}}[request.resource.resource]`,
      // An operation of Argo CD stands beside the spec, and so does a status that is no resource of its own.
      root: changedKeys('dyn(oldObject)', 'dyn(object)', "x in ['metadata', 'spec']"),
      inMetadata: `['finalizers', 'labels', 'ownerReferences'].filter(x, ${differ('dyn(oldObject.metadata)', 'dyn(object.metadata)')})`,
      inSpec: changedKeys(...both('?spec'), 'x in variables.free'),
      inPods: changedKeys(...both('?spec.?template'), "x == 'metadata'"),
      ofPods: changedKeys(...both('?spec.?template.?metadata'), "x == 'annotations'"),
      onPods: changedKeys(...both('?spec.?template.?metadata.?annotations'), `x == ${celString(RESTARTED)}`),
      changed: [
        'variables.root',
        "variables.inMetadata.map(x, 'metadata.' + x)",
        "variables.inSpec.map(x, 'spec.' + x)",
        "variables.inPods.map(x, 'spec.template.' + x)",
        "variables.ofPods.map(x, 'spec.template.metadata.' + x)",
        "variables.onPods.map(x, 'the annotation ' + x + ' of its pods')",
      ].join(' + '),
    },
    validations: [
      {
        expression: 'size(variables.changed) == 0',
        message: `by hand it is restarted, scaled or paused; the rest is changed in git, or with the group ${breakGlassGroup}`,
        messageExpression: celMessage(
          'not changed by hand: ',
          celJoin('variables.changed', 'x'),
          ` of `,
          { cel: "request.kind.kind + ' ' + request.name" },
          `; change it in git, or with the group ${breakGlassGroup}`,
        ),
        reason: 'Forbidden',
      },
    ],
    includesSystemNamespaces: true,
  };
}

/** The same part of the object as it was and as it will be; empty where there is none. */
function both(path: string): [before: string, after: string] {
  return [`dyn(oldObject).${path}.orValue({})`, `dyn(object).${path}.orValue({})`];
}

/** CEL of the keys that one map has and the other has not, or has with another value. */
function changedKeys(before: string, after: string, free: string): string {
  const gone = `${before}.filter(x, !(${free}) && !(x in ${after}))`;
  const changed = `${after}.filter(x, !(${free}) && ${differ(before, after)})`;
  return `${gone} + ${changed}`;
}

function differ(before: string, after: string): string {
  return `${before}[?x].orValue(null) != ${after}[?x].orValue(null)`;
}
