import { celChanges, celList, celMessage } from './cel';
import type { PolicyDefinition } from './policy';

export interface RequiredLabelsProps {
  /** Domain of our own label keys: `platform.acme.example`. */
  readonly labelDomain: string;
}

/** What runs has a name and somebody who answers for it. */
export function requiredLabels({ labelDomain }: RequiredLabelsProps): PolicyDefinition {
  const keys = celList(['app.kubernetes.io/name', `${labelDomain}/owner`]);
  const operations = ['CREATE', 'UPDATE'] as const;
  return {
    name: 'required-labels',
    description: 'Namespaces and workloads say what they are and whose.',
    resources: [
      { group: '', resources: ['namespaces'], operations },
      { group: 'apps', resources: ['daemonsets', 'deployments', 'statefulsets'], operations },
      { group: 'batch', resources: ['cronjobs', 'jobs'], operations },
    ],
    conditions: {
      'spec-or-labels-are-new': celChanges('spec', 'labels'),
      // The job of a cron job belongs to it; its labels are those of a template that nobody has to fill in.
      'made-by-no-controller': 'object.metadata.?ownerReferences.orValue([]).all(x, !x.?controller.orValue(false))',
    },
    variables: {
      labels: 'object.metadata.?labels.orValue({})',
      missing: `${keys}.filter(key, !(key in variables.labels) || variables.labels[key] == '')`,
    },
    validations: [
      {
        expression: 'size(variables.missing) == 0',
        message: 'namespaces and workloads have to carry the labels for name and owner',
        messageExpression: celMessage('labels that are missing or empty: ', { cel: "variables.missing.join(', ')" }),
      },
    ],
  };
}
