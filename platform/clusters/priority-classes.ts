import type { Construct } from 'constructs';
import { Component, PriorityClass, type PriorityClassProps } from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';

/**
 * From the one that goes first to the one that goes last. Classes of Kubernetes itself lie far above, and there is room
 * for others between ours. Nothing is gained by evicting a pod for one that could have a new node within a minute, so
 * only those preempt that nothing works without, and those for which headroom was kept.
 */
const CLASSES: readonly PriorityClassProps[] = [
  {
    name: 'node-agent',
    value: 400_000,
    preempts: true,
    description: 'One pod a node, such as log collectors: it cannot run on any other node, so others make room for it.',
  },
  {
    name: 'cluster-critical',
    value: 300_000,
    preempts: true,
    description: 'What every workload depends on, such as the GitOps agent: with it gone, nobody could mend the rest.',
  },
  {
    name: 'platform',
    value: 200_000,
    preempts: false,
    description: 'What the platform offers, such as monitoring: first in the queue for a node, but nobody goes for it.',
  },
  {
    name: 'standard',
    value: 0,
    preempts: true,
    isDefault: true,
    description:
      'Every pod that names no class, with the priority it would have without any: it displaces headroom only.',
  },
  {
    name: 'preemptible',
    value: -100_000,
    preempts: false,
    description: 'Batch jobs that can begin again, and pods that keep headroom: they go when anything else needs room.',
  },
];

/** Names for what matters more, so that a full cluster loses the right pods. */
export function priorityClasses(scope: Construct, { componentDefaults }: ClusterContext): void {
  const component = new Component(scope, 'PriorityClasses', {
    ...componentDefaults,
    name: 'priority-classes',
    provides: CLASSES.map(({ name }) => `priority-class/${name}` as const),
  });
  for (const props of CLASSES) new PriorityClass(component, `Class-${props.name}`, props);
}
