import { type Problem, UserError } from '../problems';
import type { RenderedTree, ResourceRecord } from '../tree';
import type { Side } from './change';
import { LayerFiles } from './layer-file';
import { isObject, type JsonObject, readYaml } from './values';

/** One of the two trees; an environment that is not there yet has none. Only what differs is ever parsed. */
export class TreeSide {
  public readonly layers: LayerFiles;

  constructor(public readonly tree: RenderedTree | undefined) {
    this.layers = new LayerFiles(tree);
  }

  public get records(): readonly ResourceRecord[] {
    return this.tree?.manifest.resources ?? [];
  }

  public sideOf(record: ResourceRecord): Side {
    let body: JsonObject | undefined;
    const read = () => (body ??= this.bodyOf(record));
    return {
      record,
      get body() {
        return read();
      },
    };
  }

  private bodyOf(record: ResourceRecord): JsonObject {
    if (record.half === 'terraform') {
      const body = this.layers.at(record.file).bodyOf(record);
      if (body !== undefined) return body;
    } else {
      const body = readYaml(this.tree?.files.get(record.file) ?? '');
      if (isObject(body)) return body;
    }
    throw new UserError([unreadable(record)], 'nothing was compared');
  }
}

function unreadable({ id, file }: ResourceRecord): Problem {
  return {
    where: file,
    what: 'does not hold what platform.json says',
    received: id,
    allowed: 'a tree that npm run synth has written',
    mend: 'render it again from its source commit',
  };
}
