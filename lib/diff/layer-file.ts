import type { RenderedTree, TerraformRecord } from '../tree';
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

  /** From old address to new, by `moved` blocks. */
  public get moves(): ReadonlyMap<string, string> {
    const pairs = objectsOf(this.json['moved']).flatMap((block) => {
      const [from, to] = [textAt(block, 'from'), textAt(block, 'to')];
      return from === undefined || to === undefined ? [] : [[from, to] as const];
    });
    return new Map(pairs);
  }

  /**
   * The addresses that Terraform forgets without destroying what they name.
   * @see https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources
   */
  public get forgotten(): ReadonlySet<string> {
    const blocks = objectsOf(this.json['removed']).filter((block) => at(block, 'lifecycle', 'destroy') === false);
    return new Set(blocks.flatMap((block) => textAt(block, 'from') ?? []));
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

/** Layers by path, each parsed once. */
export class LayerFiles {
  private readonly known = new Map<string, LayerFile>();

  constructor(private readonly tree: RenderedTree | undefined) {}

  public at(path: string): LayerFile {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const layer = LayerFile.in(this.tree, path);
    this.known.set(path, layer);
    return layer;
  }
}
