import ts from 'typescript';
import { lineOf, type SourceFile, syntaxOf } from './source-files';

/** What makes the same input give another render, by what it brings in. The patterns are for names of uses. */
export const OUTSIDE_WORLD = {
  'the process': /^process\b/,
  'the clock': /^(?:new Date|Date|Date\.now|performance\.\w+|perf_hooks)$/,
  chance: /^(?:Math\.random|crypto\.(?:random|generate|getRandom)\w+)$/,
  'the network': /^(?:globalThis\.)?fetch$/,
  'the locale': /\.(?:toLocale\w+|localeCompare)$|^Intl\b/,
  'the machine': /^os\b/,
} as const;

/** A use of something global, or of a module of Node. */
export interface Use {
  readonly line: number;
  /** `process.env`, `new Date`, `fetch`, `os` */
  readonly name: string;
}

/** Globals that count wherever they are mentioned: a function may be called later, under another name. */
const GLOBALS = ['process', 'fetch', 'Intl'];

/**
 * Every access to a member, every import of a module, and what else the patterns look for. An object counts under its
 * last name: `globalThis.process.env` is `process.env`. Comments and texts do not count.
 */
export function usesIn(source: SourceFile): Use[] {
  const { tree, nodes } = syntaxOf(source);
  return nodes.flatMap((node) => namesOf(node).map((name) => ({ line: lineOf(tree, node.getStart(tree)), name })));
}

function namesOf(node: ts.Node): string[] {
  if (ts.isPropertyAccessExpression(node)) return [`${lastName(node.expression)}.${node.name.text}`];
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return [`${lastName(node.expression)}.${node.argumentExpression.text}`];
  }
  if (ts.isVariableDeclaration(node)) return membersTaken(node);
  if (ts.isImportDeclaration(node)) return imported(node);
  if (ts.isNewExpression(node)) return isDate(node) && !node.arguments?.length ? ['new Date'] : [];
  if (ts.isCallExpression(node)) return isDate(node) ? ['Date'] : [];
  return ts.isIdentifier(node) && isMentioned(node) ? [node.text] : [];
}

function lastName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : '';
}

/** `const { env } = process` is `process.env`. */
function membersTaken({ name, initializer }: ts.VariableDeclaration): string[] {
  if (!ts.isObjectBindingPattern(name) || initializer === undefined) return [];
  return name.elements.map((member) => `${lastName(initializer)}.${(member.propertyName ?? member.name).getText()}`);
}

/** `import { hostname } from 'node:os'` is `os` and `os.hostname`. */
function imported({ moduleSpecifier, importClause }: ts.ImportDeclaration): string[] {
  const module = (moduleSpecifier as ts.StringLiteral).text.replace(/^node:/, '');
  const named = importClause?.namedBindings;
  const members = named !== undefined && ts.isNamedImports(named) ? named.elements : [];
  return [module, ...members.map((member) => `${module}.${(member.propertyName ?? member.name).text}`)];
}

function isDate({ expression }: ts.NewExpression | ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && expression.text === 'Date';
}

/** True for a global that stands alone: accesses have names of their own, and a key or a parameter is none. */
function isMentioned(node: ts.Identifier): boolean {
  const isName = 'name' in node.parent && node.parent.name === node;
  return GLOBALS.includes(node.text) && !isName && !ts.isPropertyAccessExpression(node.parent);
}
