import { differences, type Field, fieldsOf, flatten } from './flatten';
import type { RenderedTree } from '../tree';

/** What stands for a value in a comparison. */
type Stand = readonly [value: RegExp, text: string];

/** One place where a layer or component is rendered. */
interface Place {
  /** `prod: clusters/prod-a/storage` */
  readonly label: string;
  /** Values that are the place's own, and what stands for them in a comparison. */
  readonly own: readonly Stand[];
  /** File below the place's own folder, to text. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * What one layer or component looks like everywhere, in one readable text: the first place in full, and of every other
 * place what differs from the first but for its own names. Places that differ in the same way are folded into one.
 *
 * @param belongs tells whether a folder (`terraform/network-eu-west-2`, `clusters/dev-a/storage`) is one of its places
 */
export function foldedSnapshot(trees: readonly RenderedTree[], belongs: (folder: string) => boolean): string {
  const [first, ...others] = trees.flatMap((tree) => placesIn(tree, belongs));
  if (first === undefined) throw new Error('no such layer or component is rendered anywhere');
  const sections = [inFull(first), ...foldedDifferences(first, others)];
  return `\n${sections.join('\n\n')}\n`;
}

function placesIn(tree: RenderedTree, belongs: (folder: string) => boolean): Place[] {
  const { layers, components } = tree.manifest;
  const regionOf = (cluster: string) => layers.find((layer) => layer.cluster === cluster)?.region ?? '';
  const units = [...layers, ...components.map((component) => ({ ...component, region: regionOf(component.cluster) }))];
  return units
    .filter(({ path }) => belongs(path))
    .map(({ path, region, cluster }) => ({
      label: `${tree.manifest.environment}: ${path}`,
      own: ownValues(tree, region, cluster),
      files: filesBelow(path, tree),
    }));
}

/** Clusters come first: their names often begin with that of the environment. */
function ownValues({ manifest, files }: RenderedTree, region: string, cluster?: string): Stand[] {
  const inRegion = manifest.layers.flatMap((layer) => (layer.region === region ? (layer.cluster ?? []) : []));
  const clusters = cluster === undefined ? inRegion : [cluster];
  const account = /"allowed_account_ids": \[\s*"(\d{12})"/.exec([...files.values()].join(''))?.[1];
  return [
    ...clusters.map((name, index) => whole(name, index === 0 ? '<cluster>' : `<cluster ${index + 1}>`)),
    whole(manifest.environment, '<environment>'),
    // Its zones are its name and a letter.
    whole(region, '<region>', '(?=[a-z]?(?![a-z0-9]))'),
    ...(account === undefined ? [] : [whole(account, '<account>')]),
  ];
}

/** A whole name, never a part of a word; in logical ids its hyphens are underscores. */
function whole(name: string, text: string, end = '(?![a-z0-9])'): Stand {
  return [new RegExp(`(?<![a-z0-9])${name.replaceAll('-', '[-_]')}${end}`, 'g'), text];
}

function filesBelow(folder: string, { files }: RenderedTree): Map<string, string> {
  const inside = [...files].filter(([file]) => file.startsWith(`${folder}/`) && !file.endsWith('/kustomization.yaml'));
  return new Map(inside.map(([file, text]) => [file.slice(folder.length + 1), text]));
}

function inFull({ label, files }: Place): string {
  const texts = [...files].map(([file, text]) => (file === 'cdk.tf.json' ? terraformText(text) : `# ${file}\n${text}`));
  return [`=== ${label}`, ...texts].join('\n');
}

/** Terraform JSON with one line a resource: `aws_eip.nat_a  domain="vpc" tags.Name="dev-nat-a"`. */
function terraformText(text: string): string {
  const { resource, data, ...settings } = JSON.parse(text) as Record<string, Record<string, object>>;
  const blocks = [...blocksIn(resource), ...blocksIn(data, 'data.'), ...Object.entries(settings)];
  return blocks.map(([address, body]) => `${address}  ${flatten(body).map(assignment).join(' ')}`).join('\n');
}

function blocksIn(types: Readonly<Record<string, object>> = {}, prefix = ''): [string, object][] {
  return Object.entries(types).flatMap(([type, members]) =>
    Object.entries(members).map(([id, body]): [string, object] => [`${prefix}${type}.${id}`, body as object]),
  );
}

function assignment([field, value]: Field): string {
  return `${field}=${value}`;
}

function foldedDifferences(first: Place, others: readonly Place[]): string[] {
  const labelsByText = new Map<string, string[]>();
  for (const other of others) {
    const text = differences(generalFields(first), generalFields(other)).join('\n');
    labelsByText.set(text, [...(labelsByText.get(text) ?? []), other.label]);
  }
  return [...labelsByText].map(([text, labels]) => `=== ${labels.join(', ')}\n${text || 'the same'}`);
}

/** Every value, with the place's own names, account and region replaced by what they stand for. */
function generalFields({ files, own }: Place): Field[] {
  return [...files].flatMap(([file, text]) =>
    fieldsOf(file, text).map(([field, value]) => [general(`${file} › ${field}`, own), general(value, own)] as const),
  );
}

/** Lists of names inside a policy are in order; what stands for the names has another. */
function general(text: string, own: readonly Stand[]): string {
  return own
    .reduce((result, [value, stand]) => result.replaceAll(value, stand), text)
    .replaceAll(/(?<=\[)\\"[^[\]]*\\"(?=\])/g, (list) => list.split(',').sort().join(','));
}
