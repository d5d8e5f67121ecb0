import {
  containerRequests,
  defaultServiceAccountTokens,
  droppedCapabilities,
  hostPaths,
  nodeAgents,
} from '../../../../lib/kubernetes';
import { creationOf, updateOf } from '../../../../lib/testing/admission/request';
import type { KubernetesObject } from '../../../../lib/testing/kubernetes-objects';
import { container, deployment, holdersOf, pod, type PolicyCases } from '../samples';

const WITHOUT = 'without a request for cpu and memory: ';

export const containerRequestsCases: PolicyCases = {
  policy: containerRequests(),
  passes: {
    'cpu and memory': creationOf(pod()),
    'a debug container, which may ask for nothing': updateOf(
      pod(),
      pod({ ephemeralContainers: [{ name: 'debugger', image: 'busybox' }] }),
      { subresource: 'ephemeralcontainers' },
    ),
  },
  refuses: {
    'no request at all': [
      creationOf(deployment({ containers: [{ name: 'api' }] })),
      `${WITHOUT}api (cpu none, memory none)`,
    ],
    'limits alone': [
      creationOf(pod({ containers: [container({ resources: { limits: { memory: '1Gi' } } })] })),
      `${WITHOUT}api (cpu none, memory none)`,
    ],
    'one of the two, where others are right': [
      creationOf(
        pod({
          containers: [container(), container({ name: 'web', resources: { requests: { cpu: 1 } } })],
          initContainers: [container({ name: 'init', resources: { requests: { memory: '64Mi' } } })],
        }),
      ),
      `${WITHOUT}web (cpu 1, memory none), init (cpu none, memory 64Mi)`,
    ],
  },
};

const AGENTS = { namespace: 'node-agents', reasons: { 'log-collector': 'it reads the node', meter: 'so does it' } };

/** The DaemonSet of an agent, or of whoever takes its place. */
function daemonSet(ofPod: Readonly<Record<string, unknown>>, namespace = AGENTS.namespace): KubernetesObject {
  const found = holdersOf(ofPod).find(({ kind }) => kind === 'DaemonSet');
  if (found === undefined) throw new Error('no sample of a DaemonSet');
  return { ...found, metadata: { ...found.metadata, namespace } };
}

const OF_NODE = { volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] };
const OF_NODE_MESSAGE = 'volumes that are a directory of the node: logs (/var/log); use an emptyDir or a claim';

export const nodeAgentsCases: PolicyCases = {
  policy: nodeAgents(AGENTS),
  passes: {
    'an agent that is listed': creationOf(daemonSet({ serviceAccountName: 'meter' })),
    'its pod': creationOf(pod({ serviceAccountName: 'meter' }, { namespace: AGENTS.namespace })),
    'anything elsewhere': creationOf(deployment()),
  },
  refuses: {
    'somebody else': [
      creationOf(daemonSet({ serviceAccountName: 'miner' })),
      'service account in node-agents: miner; only log-collector, meter may run there, use another namespace',
    ],
    'somebody without an account': [
      creationOf(daemonSet({ serviceAccountName: undefined })),
      'service account in node-agents: default; only log-collector, meter may run there, use another namespace',
    ],
    'a privileged container': [
      creationOf(
        daemonSet({
          serviceAccountName: 'meter',
          containers: [container({ name: 'meter', securityContext: { privileged: true } })],
        }),
      ),
      'privileged containers of a node agent: meter',
    ],
  },
};

export const hostPathsCases: PolicyCases = {
  policy: hostPaths(AGENTS),
  passes: {
    'a node agent': creationOf(daemonSet({ ...OF_NODE, serviceAccountName: 'log-collector' })),
    'its pod': creationOf(pod({ ...OF_NODE, serviceAccountName: 'log-collector' }, { namespace: AGENTS.namespace })),
    'no volume': creationOf(pod()),
    'volumes of other types': creationOf(
      pod({
        volumes: [
          { name: 'tmp', emptyDir: {} },
          { name: 'config', configMap: { name: 'api' } },
        ],
      }),
    ),
  },
  refuses: {
    'a directory of the node': [
      creationOf(
        pod({
          volumes: [
            { name: 'tmp', emptyDir: {} },
            { name: 'logs', hostPath: { path: '/var/log' } },
          ],
        }),
      ),
      OF_NODE_MESSAGE,
    ],
    'another account in the namespace of node agents': [creationOf(daemonSet(OF_NODE)), OF_NODE_MESSAGE],
    'the account of a node agent in another namespace': [
      creationOf(daemonSet({ ...OF_NODE, serviceAccountName: 'log-collector' }, 'checkout')),
      OF_NODE_MESSAGE,
    ],
  },
};

const MISSING = 'without ALL in securityContext.capabilities.drop: ';
const NET_RAW = { capabilities: { drop: ['NET_RAW', 'MKNOD'] } };

export const droppedCapabilitiesCases: PolicyCases = {
  policy: droppedCapabilities(),
  passes: {
    ALL: creationOf(pod()),
    'ALL, with one given back': creationOf(
      pod({
        containers: [container({ securityContext: { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } } })],
      }),
    ),
  },
  refuses: {
    'no security context, and one that drops less': [
      creationOf(
        deployment({
          containers: [{ name: 'api' }],
          initContainers: [container({ name: 'init', securityContext: NET_RAW })],
        }),
      ),
      `${MISSING}api (none), init (NET_RAW MKNOD)`,
    ],
    'a debug container': [
      updateOf(pod(), pod({ ephemeralContainers: [{ name: 'debugger' }] }), { subresource: 'ephemeralcontainers' }),
      `${MISSING}debugger (none)`,
    ],
  },
};

const mend = 'set it to false, or name a service account of its own';
const token = (fields: object) => {
  const sources = [{ configMap: { name: 'ca' } }, { serviceAccountToken: { path: 'token', ...fields } }];
  return { name: 'token', projected: { sources } };
};

export const defaultServiceAccountTokensCases: PolicyCases = {
  policy: defaultServiceAccountTokens(),
  passes: {
    'a service account of its own, with its token': creationOf(pod({ volumes: [token({})] })),
    'the service account default, without its token': creationOf(
      pod({ serviceAccountName: 'default', automountServiceAccountToken: false }),
    ),
    'no service account, and no token': creationOf(
      deployment({ serviceAccountName: undefined, automountServiceAccountToken: false }),
    ),
    'a token for AWS': creationOf(
      pod({
        serviceAccountName: 'default',
        automountServiceAccountToken: false,
        volumes: [token({ audience: 'pods.eks.amazonaws.com' })],
      }),
    ),
  },
  refuses: {
    'no service account, so that it is default': [
      creationOf(deployment({ serviceAccountName: undefined })),
      `automountServiceAccountToken is not set for the service account default: ${mend}`,
    ],
    'the token of default, asked for': [
      creationOf(pod({ serviceAccountName: 'default', automountServiceAccountToken: true })),
      `automountServiceAccountToken is true for the service account default: ${mend}`,
    ],
    'the token of default in a volume': [
      creationOf(pod({ serviceAccountName: 'default', automountServiceAccountToken: false, volumes: [token({})] })),
      'volumes that hold a token of the service account default: token',
    ],
  },
};
