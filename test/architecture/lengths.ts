import ts from 'typescript';
import { lineOf, type SourceFile, syntaxOf } from './source-files';

/** How long a file or a function is; a function from its signature to its last brace, without the comment above. */
export interface Length {
  readonly name: string;
  readonly lines: number;
}

export function linesIn({ text }: SourceFile): number {
  return text.replace(/\n$/, '').split('\n').length;
}

/** Every function of a file: functions, methods, accessors and constructors, also those inside other ones. */
export function functionsIn(source: SourceFile): Length[] {
  const { tree, nodes } = syntaxOf(source);
  return nodes.filter(hasBody).map((node) => {
    const first = lineOf(tree, node.getStart(tree));
    return { name: nameOf(node) ?? `line ${first}`, lines: lineOf(tree, node.getEnd()) - first + 1 };
  });
}

function hasBody(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function nameOf(node: ts.FunctionLikeDeclaration): string | undefined {
  if (ts.isConstructorDeclaration(node)) return `new ${node.parent.name?.text ?? 'class'}`;
  const named = node.name ?? ('name' in node.parent ? node.parent.name : undefined);
  return named?.getText();
}
