import { App } from 'cdk8s';
import type { Construct } from 'constructs';
import { Component, type ComponentProps } from '../../lib/kubernetes';

/** A Kubernetes object as it is rendered, as far as the tests look at it. */
export interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
}

/** Three zones; planned as `planSubnets` says. */
export const NETWORK = {
  cidr: '10.0.0.0/16',
  podCidr: '100.64.0.0/16',
  availabilityZones: ['eu-west-2a', 'eu-west-2b', 'eu-west-2c'],
};

/** A component in an app of its own. */
export function sampleComponent(props: Partial<ComponentProps> = {}): Component {
  return new Component(new App(), 'Sample', {
    cluster: 'dev-a',
    name: 'sample',
    owner: 'platform',
    labelDomain: 'platform.acme.example',
    ...props,
  });
}

/** Every object that `build` makes in a component. */
export function objectsOf(build: (scope: Construct) => void): Rendered[] {
  const component = sampleComponent();
  build(component);
  return component.toJson() as Rendered[];
}

/** The one object of a kind, and of a name where there are several. */
export function objectOf(kind: string, build: (scope: Construct) => void, name?: string): Rendered {
  const objects = objectsOf(build);
  const found = objects.filter(
    (object) => object.kind === kind && (name ?? object.metadata.name) === object.metadata.name,
  );
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(`${found.length} objects of ${kind} ${name ?? ''} in ${JSON.stringify(objects)}`);
  }
  return only;
}
