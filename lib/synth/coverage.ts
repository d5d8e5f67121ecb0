import type { BroughtCapabilities, Capability, ComponentIdentity } from '../environment';
import type { Problem } from '../problems';
import type { JsonValue } from '../yaml';
import { BUILT_IN, type KubernetesObject, madeBy, reliedOnBy } from './capabilities';

/** A component, with the objects that it makes. */
export interface ComponentObjects {
  /** Its construct path. */
  readonly where: string;
  readonly component: ComponentIdentity;
  readonly objects: readonly (KubernetesObject & { readonly where: string; readonly json: JsonValue })[];
  /** False when an object of it has problems of its own: what the component does not make is then not known. */
  readonly isWhole: boolean;
}

/**
 * Holds components to what they say of themselves: each declares everything that its objects rely on, makes what it says it
 * provides, and needs nothing that nobody brings. The agents' order follows from it, and a first apply waits for no
 * namespace, class or CRD that never comes.
 */
export function coverageProblems(
  components: readonly ComponentObjects[],
  brought: readonly BroughtCapabilities[],
): Problem[] {
  const known = knownByCluster(components, brought);
  return components.flatMap((component) => [
    ...undeclared(component),
    ...(component.isWhole ? notMade(component) : []),
    ...uncovered(component, known.get(component.component.cluster) ?? new Set()),
  ]);
}

function knownByCluster(components: readonly ComponentObjects[], brought: readonly BroughtCapabilities[]) {
  const known = new Map<string, Set<Capability>>();
  for (const { cluster, provides } of [...components.map(({ component }) => component), ...brought]) {
    const ofCluster = known.get(cluster) ?? new Set();
    for (const capability of provides) ofCluster.add(capability);
    known.set(cluster, ofCluster);
  }
  return known;
}

/** One report a capability: many objects of a component lie in one namespace. */
function undeclared({ where, component: { needs, provides }, objects }: ComponentObjects): Problem[] {
  const declared = new Set<Capability>([...needs, ...provides]);
  const found = new Map<Capability, string>();
  for (const object of objects) {
    for (const capability of reliedOnBy(object, object.json)) {
      if (!declared.has(capability) && !found.has(capability)) found.set(capability, object.where);
    }
  }
  return [...found].map(([capability, maker]) => ({
    where: maker,
    what: `relies on what its component ${where} does not say that it needs`,
    received: capability,
    allowed: [...declared].join(', ') || 'nothing: the component needs and provides nothing',
    mend: `add '${capability}' to the needs of the component`,
  }));
}

function notMade({ where, component: { provides }, objects }: ComponentObjects): Problem[] {
  const made = new Set(objects.flatMap((object) => madeBy(object)));
  return provides
    .filter((capability) => !made.has(capability))
    .map((capability) => ({
      where,
      what: 'says that it provides what none of its objects is',
      received: capability,
      allowed: [...made].join(', ') || 'nothing: it makes nothing that others refer to',
      mend: 'make the object in this component, or take it out of provides',
    }));
}

function uncovered({ where, component: { needs } }: ComponentObjects, known: ReadonlySet<Capability>): Problem[] {
  return needs
    .filter((need) => !known.has(need) && !BUILT_IN.has(need))
    .map((need) => ({
      where,
      what: 'needs what nothing brings to its cluster',
      received: need,
      allowed: sameKind(need, known).join(', ') || `nothing: the cluster has no ${kindOf(need)}`,
      mend: 'add the component that provides it, or name who brings it in platform/clusters/brought.ts',
    }));
}

function sameKind(need: Capability, known: ReadonlySet<Capability>): Capability[] {
  return [...known].filter((capability) => kindOf(capability) === kindOf(need)).sort();
}

function kindOf(capability: Capability): string {
  return capability.slice(0, capability.indexOf('/'));
}
