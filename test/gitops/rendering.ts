import { App } from 'cdk8s';
import type { Construct } from 'constructs';
import type { EnvironmentInput } from '../../lib/environment';
import type { ClusterDelivery, DeliveredComponent } from '../../lib/gitops';
import { testEnvironment } from '../../lib/testing/environments';
import { componentIn } from '../../lib/testing/rendering';

/** A rendered object, as far as the tests look at it. */
export interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
  };
  readonly spec: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, string>>;
  readonly rules: readonly {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly verbs: readonly string[];
  }[];
}

/** A component that waits for nobody and makes one ConfigMap, with some of it replaced. */
export function delivered(name: string, settings: Partial<DeliveredComponent> = {}): DeliveredComponent {
  const kinds = [{ apiVersion: 'v1', kind: 'ConfigMap' }];
  return { name, needs: [], provides: [], kinds, autoscaled: [], after: [], wave: 0, ...settings };
}

const ON_GITHUB = { repository: 'https://github.com/acme/platform.git' };

/** What an agent of the cluster test-a is told. */
export function deliveryOf(
  components: readonly DeliveredComponent[],
  source: Pick<EnvironmentInput['gitops'], 'repository' | 'knownHosts'> = ON_GITHUB,
): ClusterDelivery {
  const environment = testEnvironment({ gitops: { agent: 'flux', ...source } });
  return { environment, cluster: 'test-a', components };
}

/** Every object that an agent makes in its component. */
export function objectsOf(build: (scope: Construct) => void): Rendered[] {
  const component = componentIn(new App(), 'agent');
  build(component);
  return component.toJson() as Rendered[];
}

/** The one object of a kind and name. */
export function find(objects: readonly Rendered[], kind: string, name: string): Rendered {
  const [only, ...others] = objects.filter((object) => object.kind === kind && object.metadata.name === name);
  if (only === undefined || others.length > 0) throw new Error(`not one ${kind} ${name}`);
  return only;
}
