import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { isLayer, type LayerIdentity } from '../environment';
import type { Problem } from '../problems';
import { canonicalJson, inOrder, type LayerEntry, type ResourceRecord, sha256 } from '../tree';
import { findBadValues } from './bad-values';
import { folderNameProblems } from './folder-names';
import type { FileList } from './half';
import { findRawExpressions } from './raw-expressions';
import { type Address, addressesIn, elementsOf, type Json, type StackElement, stackJson } from './stack-json';

export interface RenderedLayers {
  readonly layers: LayerEntry[];
  readonly records: ResourceRecord[];
  readonly problems: Problem[];
}

/** Renders every layer below `scope` into terraform/<layer>/cdk.tf.json. */
export function renderLayers(scope: Construct, files: FileList): RenderedLayers {
  const stacks = scope.node.findAll().filter((construct) => TerraformStack.isStack(construct));
  const rendered = stacks.map((stack) => renderStack(stack, files));
  return {
    layers: rendered.flatMap(({ entry }) => entry),
    records: rendered.flatMap(({ records }) => records),
    problems: rendered.flatMap(({ problems }) => problems),
  };
}

/**
 * A layer comes after those whose outputs it reads.
 * @throws UserError with the path of a cycle
 */
export function inLayerOrder(layers: readonly LayerEntry[]): LayerEntry[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const order = inOrder(
    layers.map(({ name, needs }) => ({ name, needs, provides: [name] })),
    'terraform layers',
  );
  return order.flatMap(({ name }) => byName.get(name) ?? []);
}

function renderStack(stack: TerraformStack, files: FileList) {
  if (!isLayer(stack)) return { entry: [], records: [], problems: [notALayer(stack)] };
  const { layer } = stack;
  const illegal = folderNameProblems(stack.node.path, [layer.name]);
  if (illegal.length > 0) return { entry: [], records: [], problems: illegal };
  const makers = new Makers(stack.node.path);
  const elements = elementsOf(stack);
  const problems = elements.flatMap((element) => makers.claim(element));
  const json = stackJson(stack, elements);
  problems.push(...badValues(json, makers), ...emptyLayer(stack, json));
  const path = `terraform/${layer.name}`;
  const file = `${path}/cdk.tf.json`;
  files.addFile(file, canonicalJson(json), stack.node.path);
  return { entry: [entryOf(layer, path)], records: recordsOf(layer, json, file, makers), problems };
}

function entryOf({ name, region, cluster, stateKey, needs }: LayerIdentity, path: string): LayerEntry {
  return { name, path, region, cluster, stateKey, needs: [...needs] };
}

/** Remembers which construct makes which address. cdktf would merge two makers of one address into one resource. */
class Makers {
  private readonly pathByAddress = new Map<string, string>();

  constructor(private readonly stackPath: string) {}

  public claim({ path: where, json }: StackElement): Problem[] {
    const problems = findRawExpressions(json).map(({ field, text }) => rawExpression(where, field, text));
    for (const { block, type, logicalId } of addressesIn(json)) {
      const address = `${block}.${type}.${logicalId}`;
      const taken = this.pathByAddress.get(address);
      if (taken !== undefined) problems.push(addressTaken(where, address, taken));
      this.pathByAddress.set(address, where);
    }
    return problems;
  }

  public of({ block, type, logicalId }: Address): string {
    return this.pathByAddress.get(`${block}.${type}.${logicalId}`) ?? this.stackPath;
  }
}

function recordsOf(layer: LayerIdentity, json: Json, file: string, makers: Makers): ResourceRecord[] {
  return [...addressesIn(json)].flatMap(({ block, type, logicalId, body }): ResourceRecord[] => {
    if (block === 'output') return [];
    return [
      {
        half: 'terraform',
        mode: block === 'data' ? 'data' : 'managed',
        id: `${layer.name}/${block === 'data' ? 'data.' : ''}${type}.${logicalId}`,
        type,
        name: logicalId,
        layer: layer.name,
        file,
        constructPath: makers.of({ block, type, logicalId }),
        owner: layer.owner,
        hash: sha256(canonicalJson(body)),
      },
    ];
  });
}

function badValues(json: Json, makers: Makers): Problem[] {
  const addressed = [...addressesIn(json)].flatMap(({ body, ...address }) =>
    findBadValues(body).map((bad) => ({ where: makers.of(address), ...bad })),
  );
  const { resource: _resource, data: _data, output: _output, ...settings } = json;
  const unaddressed = findBadValues(settings).map((bad) => ({ where: makers.of(NOWHERE), ...bad }));
  return [...addressed, ...unaddressed].map(({ where, field, ...bad }) => ({ where: `${where} › ${field}`, ...bad }));
}

const NOWHERE: Address = { block: '', type: '', logicalId: '' };

function emptyLayer(stack: TerraformStack, json: Json): Problem[] {
  if (json['resource'] !== undefined) return [];
  return [
    {
      where: stack.node.path,
      what: 'renders no resource',
      allowed: 'layers with at least one resource',
      mend: 'remove the layer from platform/cloud',
    },
  ];
}

function notALayer(stack: TerraformStack): Problem {
  return {
    where: stack.node.path,
    what: 'is a TerraformStack of no layer: it has no state key, and would write an absolute path as its backend',
    received: stack.constructor.name,
    allowed: 'Layer from lib/cloud',
    mend: 'extend Layer',
  };
}

function rawExpression(where: string, field: string, text: string): Problem {
  return {
    where: `${where} › ${field}`,
    what: 'is text that Terraform would evaluate',
    received: text.slice(Math.max(0, text.search(/[$%]\{/) - 20)).slice(0, 80),
    allowed: 'references made by cdktf, and text marked as data',
    mend: 'wrap it in literal(…) from lib/cloud',
  };
}

function addressTaken(where: string, address: string, taken: string): Problem {
  return {
    where,
    what: `has the address of ${taken}`,
    received: address.replace(/^resource\.|^output\.-\./, ''),
    allowed: 'one construct an address; the second would silently replace the first',
    mend: 'give one of the two another logical id',
  };
}
