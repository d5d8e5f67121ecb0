import { compareText, type Problem } from '../problems';
import { canonicalJson } from './canonical-json';
import { MANIFEST_PATH, type Manifest } from './manifest';
import { pathProblem } from './safe-path';
import { sha256 } from './sha256';

/** One environment's complete output. Everything after the render reads this and nothing else. */
export interface RenderedTree {
  /** Path to text, sorted by path; holds platform.json itself. */
  readonly files: ReadonlyMap<string, string>;
  /** What platform.json says, parsed. */
  readonly manifest: Manifest;
}

/**
 * Collects the files of a tree. A path is written once: setting it again, even in other letter case, is a problem that
 * names both makers. Problems are gathered, not thrown.
 */
export class TreeBuilder {
  private readonly texts = new Map<string, string>();
  private readonly takenBy = new Map<string, { readonly path: string; readonly maker: string }>();
  private readonly found: Problem[] = [];

  /** What is wrong with the files so far. */
  public get problems(): readonly Problem[] {
    return [...this.found];
  }

  /**
   * @param path relative to the root of the tree, `/` between its parts
   * @param maker who makes it, for the message: a construct path
   */
  public addFile(path: string, text: string, maker: string): void {
    const unsafe = pathProblem(path);
    if (unsafe !== undefined) this.refuse(path, maker, unsafe);
    const key = path.toLowerCase();
    const taken = this.takenBy.get(key);
    if (taken !== undefined) return this.refuseTwice(path, maker, taken);
    this.takenBy.set(key, { path, maker });
    this.texts.set(path, text);
  }

  /** Adds platform.json and gives the finished tree. */
  public finish(contents: Omit<Manifest, 'files'>): RenderedTree {
    const sorted = [...this.texts].sort(([a], [b]) => compareText(a, b));
    const files = Object.fromEntries(sorted.map(([path, text]) => [path, sha256(text)]));
    const manifest: Manifest = { ...contents, files };
    const all = [...sorted, [MANIFEST_PATH, canonicalJson(manifest)] as const];
    return { manifest, files: new Map(all.sort(([a], [b]) => compareText(a, b))) };
  }

  private refuse(path: string, maker: string, what: string): void {
    this.found.push({
      where: maker,
      what: `its file path ${what}`,
      received: path,
      allowed: 'parts of letters, digits, ".", "_", "-" and "%", at most 255 bytes each, inside the output folder',
      mend: 'choose another name',
    });
  }

  private refuseTwice(path: string, maker: string, taken: { path: string; maker: string }): void {
    this.found.push({
      where: maker,
      what: `makes the file that ${taken.maker} makes already`,
      received: taken.path === path ? path : `${path}, which a disk that ignores letter case takes for ${taken.path}`,
      allowed: 'one maker a file',
      mend: 'rename one of the two, or remove it',
    });
  }
}
