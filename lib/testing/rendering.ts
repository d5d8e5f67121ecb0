import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Layer, withLogicalId } from '../cloud';
import type { Environment } from '../environment';
import { Component, guard } from '../kubernetes';
import { UserError } from '../problems';
import type { Platform } from '../synth';
import type { RenderedTree } from '../tree';
import { testEnvironment } from './environments';
import { renderEnvironment } from './render-environment';

/** Renders the test environment with the halves that a test is about; the other half is one small, valid thing. */
export function renderTree(halves: Partial<Platform>, environment: Environment = testEnvironment()): RenderedTree {
  return renderEnvironment({ cloud: oneVpc, clusters: oneConfigMap, ...halves }, environment, { cdk8s: '2.0.0' });
}

/** What the user reads when a render fails. */
export function renderFailure(halves: Partial<Platform>): string {
  try {
    renderTree(halves);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('the render did not fail');
}

/** A layer that holds what a test puts into it. */
export function layerIn(scope: Construct, environment: Environment, name = 'network-eu-west-2'): Layer {
  return new Layer(scope, { environment, name, region: 'eu-west-2' });
}

/** A component that holds what a test puts into it. */
export function componentIn(
  scope: Construct,
  name = 'sample',
  settings: Partial<Component['component']> = {},
): Component {
  const labelDomain = 'platform.acme.example';
  return new Component(scope, name, { cluster: 'test-a', owner: 'platform', labelDomain, ...settings, name });
}

/** A config map with the given data, in the namespace `default`. */
export function configMap(scope: Construct, name: string, data: unknown = { key: 'value' }): ApiObject {
  const props = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' }, data };
  return new ApiObject(scope, name, props);
}

/** A namespace with nothing in it. */
export function namespaceNamed(scope: Construct, name: string): void {
  guard(new ApiObject(scope, `Namespace-${name}`, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
}

function oneVpc(scope: Construct, environment: Environment): void {
  withLogicalId(new Vpc(layerIn(scope, environment), 'Vpc', { cidrBlock: '10.0.0.0/16' }), 'main');
}

function oneConfigMap(scope: Construct): void {
  configMap(componentIn(scope), 'one');
}
