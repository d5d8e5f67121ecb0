import { celJoin, celMessage } from './cel';
import { CONTAINERS, POD_POLICY } from './pod-spec';
import type { PolicyDefinition } from './policy';

/** A tag may mean another image tomorrow, or on the next node; a digest never does. */
export function imageDigests(): PolicyDefinition {
  const image = "x.?image.orValue('')";
  return {
    ...POD_POLICY,
    name: 'image-digests',
    description: 'Images are pinned by digest.',
    variables: {
      ...POD_POLICY.variables,
      containers: CONTAINERS.all,
      unpinned: `variables.containers.filter(x, !${image}.matches('@sha256:[0-9a-f]{64}$'))`,
    },
    validations: [
      {
        expression: 'size(variables.unpinned) == 0',
        message: 'every image has to be pinned by digest',
        messageExpression: celMessage(
          'not pinned by digest: ',
          celJoin('variables.unpinned', `x.name + ' (' + ${image} + ')'`),
          '; write <name>:<tag>@sha256:<digest>',
        ),
      },
    ],
  };
}
