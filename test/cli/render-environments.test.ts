import path from 'node:path';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { renderEnvironments } from '../../lib/cli/render-environments';
import { withLogicalId } from '../../lib/cloud';
import type { Environment } from '../../lib/environment';
import type { Fill } from '../../lib/synth';
import { testEnvironment } from '../../lib/testing/environments';
import { componentIn, configMap, layerIn } from '../../lib/testing/rendering';

const FIRST = testEnvironment({ name: 'first' });
const SECOND = testEnvironment({ name: 'second' });

/** A program whose platform has, in each environment, one component and one layer with what `fill` puts into them. */
function programWith(fill: (environment: Environment, layer?: Construct, component?: Construct) => void) {
  const cloud: Fill = (scope, environment) => fill(environment, layerIn(scope, environment));
  const clusters: Fill = (scope, environment) => fill(environment, undefined, componentIn(scope));
  return {
    root: path.join(__dirname, '../..'),
    loadEnvironments: () => Promise.resolve({}),
    loadCloud: () => Promise.resolve(cloud),
    loadClusters: () => Promise.resolve(clusters),
    loadTeams: () => Promise.resolve([]),
    loadAlerts: () => Promise.resolve(() => []),
  };
}

test('gives a tree for each environment', async () => {
  const program = programWith((_, layer, component) => {
    if (layer !== undefined) vpc(layer);
    if (component !== undefined) configMap(component, 'one');
  });
  const rendered = await renderEnvironments(program, [FIRST, SECOND]);
  expect(rendered.map(({ tree }) => tree.manifest.environment)).toEqual(['first', 'second']);
});

test('fails with what the checks find in one tree and what rendering another one found, before there is a result', async () => {
  const program = programWith(({ name }, layer, component) => {
    if (layer !== undefined && name === 'first') vpc(layer);
    if (component !== undefined) removedIn125(component);
  });
  await expect(renderEnvironments(program, [FIRST, SECOND])).rejects.toThrow(`2 problems, nothing was written:

  sample/Budget
    is of an API that Kubernetes 1.35 of test-a does not serve
    received  policy/v1beta1 PodDisruptionBudget, removed in 1.25
    allowed   policy/v1
    mend      write policy/v1; the fields that differ are in https://kubernetes.io/docs/reference/using-api/deprecation-guide/

  second-network-eu-west-2
    renders no resource
    allowed   layers with at least one resource
    mend      remove the layer from platform/cloud`);
});

function vpc(scope: Construct): void {
  withLogicalId(new Vpc(scope, 'Vpc', { cidrBlock: '10.0.0.0/16' }), 'main');
}

function removedIn125(scope: Construct): void {
  new ApiObject(scope, 'Budget', {
    apiVersion: 'policy/v1beta1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'one', namespace: 'default' },
  });
}
