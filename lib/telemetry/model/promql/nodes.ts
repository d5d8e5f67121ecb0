import type { SyntaxNode } from '@lezer/common';

/** All nodes directly below a node. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** The content of a string of PromQL, in whichever quotes. */
export function stringOf(literal: string): string {
  const inner = literal.slice(1, -1);
  return literal.startsWith('`') ? inner : inner.replaceAll(/\\(.)/g, '$1');
}
