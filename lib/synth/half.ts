import type { Problem } from '../problems';
import type { ResourceRecord } from '../tree';

/** A file that a half adds to the tree: see `TreeBuilder.addFile`. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
  /** Who makes it: a construct path. */
  readonly maker: string;
}

/** What one half of an environment came to. Plain data: it may come from another thread. */
export interface RenderedHalf {
  readonly files: readonly NewFile[];
  readonly records: readonly ResourceRecord[];
  /** What is wrong with it. When there is any, the rest is not complete. */
  readonly problems: readonly Problem[];
}

/** Collects the files of a half. Whether two of them clash is judged where all files of the tree are known. */
export class FileList {
  public readonly files: NewFile[] = [];

  public addFile(path: string, text: string, maker: string): void {
    this.files.push({ path, text, maker });
  }
}

/** An agent or a Terraform runner that is handed nothing would remove everything. */
export function nothingIn(what: string, rendered: readonly unknown[]): Problem[] {
  if (rendered.length > 0) return [];
  return [
    {
      where: 'platform/platform.ts',
      what: `renders no ${what}`,
      allowed: `at least one ${what} an environment`,
      mend: 'remove the environment from environments/index.ts if it is not wanted any more',
    },
  ];
}
