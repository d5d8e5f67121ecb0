import type { Environment } from '../environment';
import type { ComponentEntry, LayerEntry } from '../tree';

/** Git must hand out the bytes that were rendered; reviews fold them away. */
export const GIT_ATTRIBUTES = '* -text linguist-generated\n';

/** The page that greets whoever opens an environment branch. It names no commit: publish adds that beside it. */
export function readme(
  { name, stage, gitops }: Environment,
  layers: readonly LayerEntry[],
  components: readonly ComponentEntry[],
): string {
  return `# ${name}

The ${stage} environment, rendered. A machine writes every file here; people read them.
To change something, change the program in ${gitops.repository} and merge: the next render lands here.

\`platform.json\` lists every file, layer, component and resource.

## Terraform, in the order in which it is applied

${layers.map(layerLine).join('\n')}

## Kubernetes, in the order in which it is applied

${components.map(componentLine).join('\n')}
`;
}

function layerLine({ name, path, needs }: LayerEntry): string {
  return `- [${name}](${path}/cdk.tf.json)${needs.length === 0 ? '' : `, after ${needs.join(', ')}`}`;
}

function componentLine({ cluster, name, path }: ComponentEntry): string {
  return `- ${cluster}: [${name}](${path}/)`;
}
