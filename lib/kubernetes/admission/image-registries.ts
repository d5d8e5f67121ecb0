import { celJoin, celList, celMessage } from './cel';
import { CONTAINERS, POD_POLICY } from './pod-spec';
import type { PolicyDefinition } from './policy';

/** Where images may come from. */
export interface ImageSource {
  /** A registry or a part of it, with the slash that ends it (`ghcr.io/acme/`), or one repository (`docker.io/grafana/grafana`). */
  readonly from: string;
  /** What comes from there. */
  readonly reason: string;
}

export interface ImageRegistriesProps {
  /** All that is allowed. */
  readonly sources: readonly ImageSource[];
}

/** Nothing runs that comes from where nobody looks: an image without a registry is one of Docker Hub. */
export function imageRegistries({ sources }: ImageRegistriesProps): PolicyDefinition {
  const image = "x.?image.orValue('')";
  return {
    ...POD_POLICY,
    name: 'image-registries',
    description: 'Images come from registries that we know.',
    variables: {
      ...POD_POLICY.variables,
      containers: CONTAINERS.all,
      prefixes: celList(sources.flatMap(prefixesOf)),
      foreign: `variables.containers.filter(x, !variables.prefixes.exists(prefix, ${image}.startsWith(prefix)))`,
    },
    validations: [
      {
        expression: 'size(variables.foreign) == 0',
        message: 'every image has to come from an allowed registry',
        messageExpression: celMessage(
          'from no allowed registry: ',
          celJoin('variables.foreign', `x.name + ' (' + ${image} + ')'`),
          `; allowed are ${sources.map(({ from }) => from).join(', ')}`,
        ),
      },
    ],
  };
}

/** A repository ends where its tag or its digest begins. */
function prefixesOf({ from }: ImageSource): string[] {
  return from.endsWith('/') ? [from] : [`${from}:`, `${from}@`];
}
