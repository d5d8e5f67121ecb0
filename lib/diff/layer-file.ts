import type { RenderedTree, ResourceRecord, TerraformRecord } from '../tree';
import { at, isObject, type JsonObject, type JsonValue, objectsOf, textAt } from './values';

/** The Terraform JSON of one layer. */
export class LayerFile {
  private readonly json: JsonObject;

  private constructor(json: JsonObject) {
    this.json = json;
  }

  /** The layer at a path of a tree, or an empty one when it has no such file. */
  public static in(tree: RenderedTree | undefined, path: string): LayerFile {
    const text = tree?.files.get(path);
    const json: unknown = text === undefined ? {} : JSON.parse(text);
    return new LayerFile(json as JsonObject);
  }

  public bodyOf({ mode, type, name }: TerraformRecord): JsonObject | undefined {
    const body = at(this.json, mode === 'managed' ? 'resource' : 'data', type, name);
    return isObject(body) ? body : undefined;
  }

  /**
   * Where `moved` blocks bring what had an address, one after the other; undefined when none speaks of it.
   * @see https://developer.hashicorp.com/terraform/language/modules/develop/refactoring#chaining-moved-blocks
   */
  public movedTo(address: string): string | undefined {
    const blocks = objectsOf(this.json['moved']);
    const seen = new Set<string>();
    let place = address;
    while (!seen.has(place)) {
      seen.add(place);
      const next = blocks.find((block) => textAt(block, 'from') === place);
      place = textAt(next, 'to') ?? place;
    }
    return place === address ? undefined : place;
  }

  /**
   * Whether a `removed` block has Terraform forget an address without destroying what it names.
   * @see https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources
   */
  public isForgotten(address: string): boolean {
    return objectsOf(this.json['removed']).some((block) => {
      return textAt(block, 'from') === address && at(block, 'lifecycle', 'destroy') === false;
    });
  }

  /** What is neither a resource nor a data source: `provider.aws`, `output.vpc_id`, `terraform.backend`. */
  public get blocks(): ReadonlyMap<string, JsonValue> {
    const found = new Map<string, JsonValue>();
    for (const [kind, value] of Object.entries(this.json)) {
      if (kind === 'resource' || kind === 'data') continue;
      if (!isObject(value)) found.set(kind, value);
      else for (const [name, block] of Object.entries(value)) found.set(`${kind}.${name}`, block);
    }
    return found;
  }
}

/** The layers of a tree by path, each parsed once. */
export class LayerFiles {
  private readonly known = new Map<string, LayerFile>();

  constructor(private readonly tree: RenderedTree | undefined) {}

  /** The id that `moved` blocks give to a resource of an earlier render. */
  public movedId(old: ResourceRecord): string | undefined {
    if (old.half !== 'terraform' || old.mode !== 'managed') return undefined;
    const to = this.at(old.file).movedTo(addressOf(old));
    return to === undefined ? undefined : `${old.layer}/${to}`;
  }

  /** Whether a resource of an earlier render is given up and stays as it is. */
  public isForgotten(old: ResourceRecord): boolean {
    return old.half === 'terraform' && this.at(old.file).isForgotten(addressOf(old));
  }

  public at(path: string): LayerFile {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const layer = LayerFile.in(this.tree, path);
    this.known.set(path, layer);
    return layer;
  }
}

/** How Terraform names it: `aws_vpc.main`, `data.aws_caller_identity.current`. */
export function addressOf({ mode, type, name }: TerraformRecord): string {
  return mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`;
}
