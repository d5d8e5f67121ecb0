/** A fenced block of a Markdown file. */
export interface Block {
  /** The heading that it stands under. */
  readonly section: string;
  /** `yaml`; empty when the fence names none. */
  readonly language: string;
  readonly lines: readonly string[];
}

const FENCE = /^```(.*)$/;
const HEADING = /^#+ (.*)$/;

/** Every fenced block of a Markdown file, in order. */
export function blocksIn(markdown: string): Block[] {
  const blocks: Block[] = [];
  let section = '';
  let open: { readonly language: string; readonly lines: string[] } | undefined;
  for (const line of markdown.split('\n')) {
    const fence = FENCE.exec(line);
    if (fence === null) {
      if (open === undefined) section = HEADING.exec(line)?.[1] ?? section;
      else open.lines.push(line);
    } else if (open === undefined) {
      open = { language: fence[1] ?? '', lines: [] };
    } else {
      blocks.push({ section, ...open });
      open = undefined;
    }
  }
  return blocks;
}
