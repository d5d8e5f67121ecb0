import type { Construct } from 'constructs';
import { Component, Gp3StorageClass } from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';

/** One class for most volumes, and one for those that outlive their claim. */
export function storage(scope: Construct, { componentDefaults }: ClusterContext): void {
  const component = new Component(scope, 'Storage', {
    ...componentDefaults,
    name: 'storage',
    provides: ['storage-class/gp3', 'storage-class/gp3-retain'],
  });
  new Gp3StorageClass(component, 'Default', { name: 'gp3', isDefault: true });
  new Gp3StorageClass(component, 'Retain', { name: 'gp3-retain', reclaimPolicy: 'Retain' });
}
