import { productionReplicas, requiredLabels } from '../../../../lib/kubernetes';
import { creationOf, updateOf } from '../../../../lib/testing/admission/request';
import { clusterScoped, deployment, LABEL_DOMAIN, namespaced, pod, type PolicyCases } from '../samples';

const OWNER = `${LABEL_DOMAIN}/owner`;
const NAME = 'app.kubernetes.io/name';

export const requiredLabelsCases: PolicyCases = {
  policy: requiredLabels({ labelDomain: LABEL_DOMAIN }),
  passes: {
    'a deployment with both labels': creationOf(deployment()),
    'a namespace with both labels': creationOf(clusterScoped('v1', 'Namespace', 'checkout')),
    'a pod, which has those of its workload': creationOf(pod({}, { labels: {} })),
    'a job that a cron job has made': creationOf(
      namespaced('batch/v1', 'Job', {}, { labels: {}, ownerReferences: [{ kind: 'CronJob', controller: true }] }),
    ),
    'a namespace of Kubernetes itself': creationOf(
      clusterScoped('v1', 'Namespace', 'kube-node-lease', {
        labels: { 'kubernetes.io/metadata.name': 'kube-node-lease' },
      }),
    ),
    'a deployment that was there before the policy, and gets an annotation': updateOf(
      deployment({}, {}, { labels: {} }),
      deployment({}, {}, { labels: {}, annotations: { 'deployment.kubernetes.io/revision': '2' } }),
    ),
  },
  refuses: {
    'a deployment without labels': [
      creationOf(deployment({}, {}, { labels: undefined })),
      `labels that are missing or empty: ${NAME}, ${OWNER}`,
    ],
    'a namespace that is nobody’s': [
      creationOf(clusterScoped('v1', 'Namespace', 'checkout', { labels: { [NAME]: 'checkout', [OWNER]: '' } })),
      `labels that are missing or empty: ${OWNER}`,
    ],
    'a job that something owns which did not make it': [
      creationOf(namespaced('batch/v1', 'Job', {}, { labels: {}, ownerReferences: [{ kind: 'ConfigMap' }] })),
      `labels that are missing or empty: ${NAME}, ${OWNER}`,
    ],
    'a namespace that loses its owner': [
      updateOf(
        clusterScoped('v1', 'Namespace', 'checkout'),
        clusterScoped('v1', 'Namespace', 'checkout', { labels: { [NAME]: 'checkout' } }),
      ),
      `labels that are missing or empty: ${OWNER}`,
    ],
    'a cron job that loses its owner': [
      updateOf(
        namespaced('batch/v1', 'CronJob', {}),
        namespaced('batch/v1', 'CronJob', {}, { labels: { [NAME]: 'api' } }),
      ),
      `labels that are missing or empty: ${OWNER}`,
    ],
    'a deployment without labels that changes': [
      updateOf(deployment({}, { replicas: 2 }, { labels: {} }), deployment({}, { replicas: 3 }, { labels: {} })),
      `labels that are missing or empty: ${NAME}, ${OWNER}`,
    ],
  },
};

const ALONE = { annotations: { [`${LABEL_DOMAIN}/single-replica`]: 'two would count twice' } };
const autoscaler = (spec: Readonly<Record<string, unknown>>) =>
  namespaced('autoscaling/v2', 'HorizontalPodAutoscaler', spec);
const more = `write 2 or more, or say in the annotation ${LABEL_DOMAIN}/single-replica why one is enough`;
const zones = 'add one over topology.kubernetes.io/zone';

export const productionReplicasCases: PolicyCases = {
  policy: productionReplicas({ labelDomain: LABEL_DOMAIN }),
  passes: {
    'three replicas in all zones': creationOf(deployment()),
    'a workload that is switched off': creationOf(
      deployment({ topologySpreadConstraints: undefined }, { replicas: 0 }),
    ),
    'one replica, with a reason': creationOf(
      deployment({ topologySpreadConstraints: undefined }, { replicas: 1 }, ALONE),
    ),
    'an autoscaler that keeps two': creationOf(autoscaler({ minReplicas: 2, maxReplicas: 5 })),
    'one replica that was there before the policy, and gets another label': updateOf(
      deployment({}, { replicas: 1 }),
      deployment({}, { replicas: 1 }, { labels: {} }),
    ),
  },
  refuses: {
    'one replica': [creationOf(deployment({}, { replicas: 1 })), `replicas: 1; ${more}`],
    'no number, which is one': [creationOf(deployment({}, { replicas: undefined })), `replicas: 1; ${more}`],
    'an empty reason': [
      creationOf(deployment({}, { replicas: 1 }, { annotations: { [`${LABEL_DOMAIN}/single-replica`]: '' } })),
      `replicas: 1; ${more}`,
    ],
    'replicas that may all be in one zone': [
      creationOf(deployment({ topologySpreadConstraints: [{ topologyKey: 'kubernetes.io/hostname' }] })),
      `topologySpreadConstraints over: kubernetes.io/hostname; ${zones}`,
    ],
    'one replica that is spread over nothing': [
      creationOf(namespaced('apps/v1', 'StatefulSet', { replicas: 1, template: { spec: {} } })),
      `replicas: 1; ${more}`,
      `topologySpreadConstraints over: nothing; ${zones}`,
    ],
    'an autoscaler that goes down to one': [creationOf(autoscaler({ maxReplicas: 5 })), `replicas: 1; ${more}`],
    'fewer replicas than before': [updateOf(deployment(), deployment({}, { replicas: 1 })), `replicas: 1; ${more}`],
    'an autoscaler that may now go down to one': [
      updateOf(autoscaler({ minReplicas: 2, maxReplicas: 5 }), autoscaler({ minReplicas: 1, maxReplicas: 5 })),
      `replicas: 1; ${more}`,
    ],
    'a reason that is taken away': [
      updateOf(deployment({}, { replicas: 1 }, ALONE), deployment({}, { replicas: 1 })),
      `replicas: 1; ${more}`,
    ],
  },
};
