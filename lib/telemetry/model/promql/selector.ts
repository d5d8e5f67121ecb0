import type { SyntaxNode } from '@lezer/common';
import { childrenOf, stringOf } from './nodes';

/** A condition on a label. */
export interface LabelMatcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** What an expression asks for by name and labels: `up{job="loki"}`. */
export interface Selector {
  /** @default - it asks for metrics of several names */
  readonly metric?: string;
  readonly matchers: readonly LabelMatcher[];
}

/** Reads a node of type VectorSelector. */
export function selectorOf(node: SyntaxNode, text: string): Selector {
  const parts = childrenOf(node);
  const identifier = parts.find(({ name }) => name === 'Identifier');
  const list = parts.find(({ name }) => name === 'LabelMatchers');
  const entries = list === undefined ? [] : childrenOf(list);
  const quotedName = entries.find(({ name }) => name === 'QuotedLabelName');
  const all = entries.filter(({ name }) => name.endsWith('LabelMatcher')).map((entry) => matcherOf(entry, text));
  const named = all.find(({ label, operator }) => label === '__name__' && operator === '=');
  const metric = identifier
    ? text.slice(identifier.from, identifier.to)
    : quotedName
      ? stringOf(text.slice(quotedName.from, quotedName.to))
      : named?.value;
  return { metric, matchers: all.filter(({ label }) => label !== '__name__') };
}

/** The names of all metrics that are asked for in a node. */
export function metricsIn(node: SyntaxNode, text: string): string[] {
  if (node.name !== 'VectorSelector') return childrenOf(node).flatMap((child) => metricsIn(child, text));
  const { metric } = selectorOf(node, text);
  return metric === undefined ? [] : [metric];
}

function matcherOf(node: SyntaxNode, text: string): LabelMatcher {
  const [label, operator, value] = childrenOf(node).map(({ from, to }) => text.slice(from, to));
  const isQuoted = node.name === 'QuotedLabelMatcher';
  return {
    label: isQuoted ? stringOf(label ?? '') : (label ?? ''),
    operator: operator as LabelMatcher['operator'],
    value: stringOf(value ?? ''),
  };
}

/** Whether a value of a label passes all conditions on it; Prometheus anchors regular expressions. */
export function passes(matchers: readonly LabelMatcher[], label: string, value: string): boolean {
  return matchers.filter((matcher) => matcher.label === label).every((matcher) => matches(matcher, value));
}

function matches({ operator, value: wanted }: LabelMatcher, value: string): boolean {
  if (operator === '=') return value === wanted;
  if (operator === '!=') return value !== wanted;
  const isMatch = new RegExp(`^(?:${wanted})$`, 's').test(value);
  return operator === '=~' ? isMatch : !isMatch;
}
