import {
  containerRequests,
  defaultServiceAccountTokens,
  droppedCapabilities,
  hostPaths,
} from '../../../../lib/kubernetes';
import { creationOf, updateOf } from '../../../../lib/testing/admission/request';
import { container, deployment, pod, type PolicyCases } from '../samples';

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

export const hostPathsCases: PolicyCases = {
  policy: hostPaths(),
  passes: {
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
      'volumes that are a directory of the node: logs (/var/log); use an emptyDir or a claim',
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
