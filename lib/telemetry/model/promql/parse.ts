import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { metricsIn } from './selector';

/** An expression that was read, as the tree of the parser that Prometheus' own editor uses. */
export interface ParsedPromql {
  readonly text: string;
  readonly root: SyntaxNode;
  /** The names of all metrics that it asks for, each once. */
  readonly metrics: readonly string[];
}

/** Where an expression cannot be read. */
export interface PromqlSyntaxError {
  /** `line 2, column 5` */
  readonly position: string;
  /** What stands there, or what comes last. */
  readonly near: string;
}

/**
 * Reads an expression. An expression is looked at in every cluster and environment; it is read once.
 * @returns the tree, or the place of the first mistake
 */
export function parsePromql(text: string): ParsedPromql | PromqlSyntaxError {
  let result = parsed.get(text);
  if (result === undefined) parsed.set(text, (result = parseNew(text)));
  return result;
}

const parsed = new Map<string, ParsedPromql | PromqlSyntaxError>();

function parseNew(text: string): ParsedPromql | PromqlSyntaxError {
  const tree = parser.parse(text);
  const error = firstError(tree.topNode) ?? (text.trim() === '' ? { from: 0 } : undefined);
  if (error === undefined) return { text, root: tree.topNode, metrics: [...new Set(metricsIn(tree.topNode, text))] };
  const before = text.slice(0, error.from);
  const line = before.split('\n').length;
  const column = error.from - before.lastIndexOf('\n');
  const [near = ''] = text.slice(error.from).trim().split(/\s/, 1);
  return { position: `line ${line}, column ${column}`, near: near === '' ? 'the end of the expression' : near };
}

function firstError(node: SyntaxNode): { from: number } | undefined {
  if (node.type.isError) return node;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    const found = firstError(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
