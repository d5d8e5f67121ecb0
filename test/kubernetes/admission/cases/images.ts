import { imageDigests, imageRegistries } from '../../../../lib/kubernetes';
import { creationOf, updateOf } from '../../../../lib/testing/admission/request';
import { container, deployment, DIGEST, pod, type PolicyCases, REGISTRY } from '../samples';

const foreign = container({ name: 'web', image: 'nginx:1.27' });
const withDebugger = pod({ ephemeralContainers: [{ name: 'debugger', image: 'docker.io/library/busybox:1.36' }] });

const ALLOWED = `allowed are ${REGISTRY}/, docker.io/grafana/grafana`;

export const imageRegistriesCases: PolicyCases = {
  policy: imageRegistries({
    sources: [
      { from: `${REGISTRY}/`, reason: 'images of our teams' },
      { from: 'docker.io/grafana/grafana', reason: 'pinned' },
    ],
  }),
  passes: {
    'an image of our own registry': creationOf(pod()),
    'a repository that is allowed, by tag': creationOf(
      pod({ containers: [container({ image: 'docker.io/grafana/grafana:13' })] }),
    ),
    'a repository that is allowed, by digest': creationOf(
      pod({ containers: [container({ image: `docker.io/grafana/grafana@${DIGEST}` })] }),
    ),
    'a pod that was there before the policy, and only loses a finalizer': updateOf(
      pod({ containers: [foreign] }, { finalizers: ['batch.kubernetes.io/job-tracking'] }),
      pod({ containers: [foreign] }),
    ),
    'a deployment that was there before the policy, and is only scaled': updateOf(
      deployment({ containers: [foreign] }, { replicas: 3 }),
      deployment({ containers: [foreign] }, { replicas: 1 }),
    ),
  },
  refuses: {
    'an image without a registry': [
      creationOf(pod({ containers: [container(), foreign] })),
      `from no allowed registry: web (nginx:1.27); ${ALLOWED}`,
    ],
    'a repository whose name begins like one that is allowed': [
      creationOf(pod({ containers: [container({ image: 'docker.io/grafana/grafana-of-somebody:1' })] })),
      `from no allowed registry: api (docker.io/grafana/grafana-of-somebody:1); ${ALLOWED}`,
    ],
    'a registry whose name begins like one that is allowed': [
      creationOf(pod({ containers: [container({ image: `${REGISTRY}.evil.example/api:1` })] })),
      `from no allowed registry: api (${REGISTRY}.evil.example/api:1); ${ALLOWED}`,
    ],
    'init containers as well': [
      creationOf(deployment({ initContainers: [foreign] })),
      `from no allowed registry: web (nginx:1.27); ${ALLOWED}`,
    ],
    'a debug container': [
      updateOf(pod(), withDebugger, { subresource: 'ephemeralcontainers' }),
      `from no allowed registry: debugger (docker.io/library/busybox:1.36); ${ALLOWED}`,
    ],
    'another image for a pod that runs': [
      updateOf(pod(), pod({ containers: [foreign] })),
      `from no allowed registry: web (nginx:1.27); ${ALLOWED}`,
    ],
    'a container without an image': [
      creationOf(pod({ containers: [{ name: 'api' }] })),
      `from no allowed registry: api (); ${ALLOWED}`,
    ],
  },
};

const HOW = 'write <name>:<tag>@sha256:<digest>';

export const imageDigestsCases: PolicyCases = {
  policy: imageDigests(),
  passes: {
    'a tag and a digest': creationOf(pod()),
    'a digest alone': creationOf(pod({ containers: [container({ image: `${REGISTRY}/api@${DIGEST}` })] })),
  },
  refuses: {
    'a tag alone, and no tag': [
      creationOf(
        deployment({ containers: [foreign], initContainers: [container({ name: 'init', image: 'busybox' })] }),
      ),
      `not pinned by digest: web (nginx:1.27), init (busybox); ${HOW}`,
    ],
    'half a digest': [
      creationOf(pod({ containers: [container({ image: 'api:1@sha256:0123' })] })),
      `not pinned by digest: api (api:1@sha256:0123); ${HOW}`,
    ],
    'a digest that something follows': [
      creationOf(pod({ containers: [container({ image: `api:1@${DIGEST}0` })] })),
      `not pinned by digest: api (api:1@${DIGEST}0); ${HOW}`,
    ],
    'a debug container': [
      updateOf(pod(), withDebugger, { subresource: 'ephemeralcontainers' }),
      `not pinned by digest: debugger (docker.io/library/busybox:1.36); ${HOW}`,
    ],
  },
};
