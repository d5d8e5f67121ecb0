import type { Environment } from '../environment';
import { gather, type Problem } from '../problems';
import type { LayerEntry } from '../tree';
import { CloudRoot } from './cloud-root';
import { withoutCreationStacks } from './creation-stacks';
import { FileList, nothingIn, type RenderedHalf } from './half';
import { inLayerOrder, renderLayers } from './layers';
import type { Fill } from './platform';
import { forgettingTokens } from './token-map';
import { validationProblems } from './validations';

/** The Terraform half of an environment. */
export interface RenderedCloud extends RenderedHalf {
  /** In the order in which they are applied. */
  readonly layers: readonly LayerEntry[];
}

/** Renders the layers of one environment in memory. The user's mistakes are problems of the result: none is thrown. */
export function renderCloud(fill: Fill, environment: Environment): RenderedCloud {
  const list = new FileList();
  const problems: Problem[] = [];
  const rendered = forgettingTokens(() =>
    withoutCreationStacks(() => gather(problems, () => renderFilled(fill, environment, list))),
  );
  problems.push(...(rendered?.problems ?? []));
  const layers = gather(problems, () => inLayerOrder(rendered?.layers ?? []));
  return { files: list.files, records: rendered?.records ?? [], layers: layers ?? [], problems };
}

function renderFilled(fill: Fill, environment: Environment, list: FileList) {
  const root = new CloudRoot();
  fill(root, environment);
  const { layers, records, problems } = renderLayers(root, list);
  // Validation comes last: cdktf asks some elements for their logical id only while it renders them.
  problems.push(...root.problems, ...validationProblems(root), ...nothingIn('layer', layers));
  return { layers, records, problems };
}
