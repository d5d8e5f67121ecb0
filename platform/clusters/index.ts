import { Construct } from 'constructs';
import type { Environment } from '../../lib/environment';
import { admission } from './admission';
import { clusterContext } from './cluster-context';
import { namespaces } from './namespaces';
import { networkPolicy } from './network-policy';
import { nodePools } from './node-pools';
import { storage } from './storage';

/** What runs in every cluster of an environment, one line a component. */
export function clusters(scope: Construct, environment: Environment): void {
  for (const cluster of environment.clusters) {
    const context = clusterContext(environment, cluster);
    const inCluster = new Construct(scope, cluster.name);
    admission(inCluster, context);
    networkPolicy(inCluster, context);
    namespaces(inCluster, context);
    nodePools(inCluster, context);
    storage(inCluster, context);
  }
}
