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

/** Who needs a path, and what for. */
interface Claim {
  readonly path: string;
  readonly kind: 'file' | 'folder';
  readonly maker: string;
}

/**
 * Collects the files of a tree. A path is written once: setting it again, in other letter case, or as a folder of
 * another file, is a problem that names both makers. Problems are gathered, not thrown.
 */
export class TreeBuilder {
  private readonly texts = new Map<string, string>();
  private readonly claims = new Map<string, Claim>();
  private readonly found: Problem[] = [];

  constructor() {
    this.claim({ path: MANIFEST_PATH, kind: 'file', maker: 'the manifest' });
  }

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
    const folders = foldersAbove(path).map((folder) => this.claim({ path: folder, kind: 'folder', maker }));
    const file = this.claim({ path, kind: 'file', maker });
    const clash = [...folders, file].find((taken) => taken !== undefined);
    if (clash !== undefined) this.refuseClash(path, maker, clash);
    if (file === undefined) this.texts.set(path, text);
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

  /** Takes a path, unless it is taken: a disk that ignores letter case has one of each name. */
  private claim(claim: Claim): Claim | undefined {
    const key = claim.path.toLowerCase();
    const taken = this.claims.get(key);
    if (taken === undefined) this.claims.set(key, claim);
    const isShared = claim.kind === 'folder' && taken?.kind === 'folder' && taken.path === claim.path;
    return isShared ? undefined : taken;
  }

  private refuseClash(path: string, maker: string, taken: Claim): void {
    this.found.push({
      where: maker,
      ...clashOf(path, taken),
      allowed: 'one maker a file',
      mend: 'rename one of the two, or remove it',
    });
  }
}

function clashOf(path: string, taken: Claim): Pick<Problem, 'what' | 'received'> {
  const what = `makes the file that ${taken.maker} makes already`;
  if (taken.kind === 'file' && taken.path === path) return { what, received: path };
  if (taken.kind === 'file' && taken.path.toLowerCase() === path.toLowerCase()) {
    return { what, received: `${path}, which a disk that ignores letter case takes for ${taken.path}` };
  }
  return {
    what: `makes a file that cannot lie beside what ${taken.maker} makes`,
    received: `${path}, beside the ${taken.kind} ${taken.path}`,
  };
}

/** The folders that hold a path, outermost first. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
