import type { SyntaxNode } from '@lezer/common';
import { closest } from '../../problems';
import { type KnownSeries, type Labels, unionOf } from './known-series';
import { childrenOf, type ParsedPromql, selectorOf, stringOf } from './promql';

/** What is wrong with an expression that can be read. */
export interface PromqlProblem {
  readonly what: string;
  readonly received: string;
  readonly allowed?: string;
  readonly mend: string;
}

/** What is known of an expression without evaluating it. */
export interface Analysis {
  /** The labels of its result. */
  readonly labels: Labels;
  readonly problems: readonly PromqlProblem[];
}

/** What a part of an expression gives. */
interface Value {
  readonly labels: Labels;
  readonly isScalar?: true;
}

const SCALAR: Value = { labels: new Set(), isScalar: true };

/** Functions that give numbers without labels. */
const SCALAR_FUNCTIONS = new Set(['scalar', 'time', 'pi']);

/**
 * Judges an expression by the series that exist: every metric must come from somewhere, and every label that is asked for,
 * grouped by or matched on must be one that the series at that place have.
 */
export function analysePromql({ root, text }: ParsedPromql, known: KnownSeries): Analysis {
  const walk = new Walk(text, known);
  const { labels } = walk.valueOf(root);
  return { labels, problems: walk.problems };
}

class Walk {
  public readonly problems: PromqlProblem[] = [];

  constructor(
    private readonly text: string,
    private readonly known: KnownSeries,
  ) {}

  public valueOf(node: SyntaxNode): Value {
    switch (node.name) {
      case 'VectorSelector':
        return this.selected(node);
      case 'AggregateExpr':
        return this.aggregated(node);
      case 'BinaryExpr':
        return this.combined(node);
      case 'FunctionCall':
        return this.called(node);
      case 'NumberDurationLiteral':
      case 'NumberDurationLiteralInDurationContext':
      case 'StringLiteral':
        return SCALAR;
      default:
        return this.passedThrough(node);
    }
  }

  /** Parentheses, ranges, offsets, subqueries and signs leave the labels of what is in them. */
  private passedThrough(node: SyntaxNode): Value {
    const values = childrenOf(node)
      .filter(isExpression)
      .map((child) => this.valueOf(child));
    return values.find(({ isScalar }) => isScalar !== true) ?? SCALAR;
  }

  private selected(node: SyntaxNode): Value {
    const { metric, matchers } = selectorOf(node, this.text);
    if (metric === undefined) return { labels: 'any' };
    const labels = this.known.labelsOf(metric, matchers);
    if (labels === undefined) {
      this.problems.push(this.unknownMetric(metric, matchers.find(({ label }) => label === 'job')?.value));
      return { labels: 'any' };
    }
    for (const { label } of matchers) this.mustHave(labels, label, `asks ${metric} for a label that it does not have`);
    return { labels };
  }

  private unknownMetric(metric: string, job: string | undefined): PromqlProblem {
    if (this.known.has(metric)) {
      return {
        what: `uses a metric that the job ${job ?? ''} does not bring`,
        received: metric,
        mend: 'name a job that brings it, or declare the metric in that job',
      };
    }
    const guess = closest(metric, this.known.names);
    return {
      what: 'uses a metric that nothing scrapes or records',
      received: metric,
      mend:
        guess === undefined
          ? 'declare it in the job that brings it, or remove it'
          : `write ${guess}, or declare it in a job`,
    };
  }

  private mustHave(labels: Labels, label: string, what: string): void {
    if (labels === 'any' || labels.has(label)) return;
    const allowed = [...labels].sort();
    const guess = closest(label, allowed);
    this.problems.push({
      what,
      received: label,
      allowed: allowed.length === 0 ? 'no label' : allowed.join(', '),
      mend: guess === undefined ? 'use a label that is there, or declare it in the job' : `write ${guess}`,
    });
  }

  private aggregated(node: SyntaxNode): Value {
    const parts = childrenOf(node);
    const body = parts.find(({ name }) => name === 'FunctionCallBody');
    const modifier = parts.find(({ name }) => name === 'AggregateModifier');
    const operator = this.textOf(parts.find(({ name }) => name === 'AggregateOp'));
    const args = body === undefined ? [] : childrenOf(body).filter(isExpression);
    const inner = args.map((child) => this.valueOf(child)).at(-1) ?? SCALAR;
    const grouping = modifier === undefined ? undefined : this.groupingOf(modifier);
    for (const label of grouping?.labels ?? [])
      this.mustHave(inner.labels, label, 'groups by a label that is not there');
    // They choose among series, and leave those that they choose as they are.
    if (/^(?:topk|bottomk|limitk|limit_ratio)$/i.test(operator)) return inner;
    const made = operator.toLowerCase() === 'count_values' ? [stringOf(this.textOf(args[0]))] : [];
    if (grouping === undefined) return { labels: new Set(made) };
    if (grouping.isWithout) return { labels: minus(inner.labels, grouping.labels) };
    return { labels: new Set([...grouping.labels, ...made]) };
  }

  private groupingOf(modifier: SyntaxNode): { labels: string[]; isWithout: boolean } {
    const parts = childrenOf(modifier);
    const isWithout = parts.some(({ name }) => name === 'Without');
    return { isWithout, labels: this.namesIn(parts.find(({ name }) => name === 'GroupingLabels')) };
  }

  private namesIn(list: SyntaxNode | undefined): string[] {
    if (list === undefined) return [];
    return childrenOf(list).map((child) => {
      const text = this.textOf(child);
      return child.name === 'QuotedLabelName' ? stringOf(text) : text;
    });
  }

  private combined(node: SyntaxNode): Value {
    const parts = childrenOf(node);
    const [left = SCALAR, right = SCALAR] = parts.filter(isExpression).map((child) => this.valueOf(child));
    if (left.isScalar) return right;
    if (right.isScalar) return left;
    const clause = parts.find(({ name }) => name === 'MatchingModifierClause');
    const matching = clause === undefined ? {} : this.matchingOf(clause);
    for (const label of matching.on ?? []) {
      for (const side of [left, right])
        this.mustHave(side.labels, label, 'matches on a label that one side does not have');
    }
    if (parts.some(({ name }) => name === 'Or')) return { labels: unionOf([left.labels, right.labels]) };
    if (parts.some(({ name }) => name === 'And' || name === 'Unless')) return left;
    if (matching.groupLeft) return this.grouped(left, right, matching.groupLeft);
    if (matching.groupRight) return this.grouped(right, left, matching.groupRight);
    if (matching.on) return { labels: new Set(matching.on) };
    return { labels: minus(left.labels, matching.ignoring ?? []) };
  }

  /** Each series of the many keeps its labels, and takes those that are named from its one counterpart. */
  private grouped(many: Value, one: Value, taken: readonly string[]): Value {
    for (const label of taken) this.mustHave(one.labels, label, 'takes over a label that the other side does not have');
    return { labels: unionOf([many.labels, new Set(taken)]) };
  }

  private matchingOf(clause: SyntaxNode): Matching {
    const matching: { -readonly [K in keyof Matching]: Matching[K] } = {};
    let key: keyof Matching | undefined;
    for (const part of childrenOf(clause)) {
      if (part.name === 'GroupingLabels') {
        if (key !== undefined) matching[key] = this.namesIn(part);
      } else {
        key = MATCHING_KEYS[part.name];
        if (key !== undefined) matching[key] = [];
      }
    }
    return matching;
  }

  private called(node: SyntaxNode): Value {
    const [identifier, body] = childrenOf(node);
    const name = this.textOf(identifier).toLowerCase();
    const args = body === undefined ? [] : childrenOf(body).filter(isExpression);
    const values = args.map((arg) => this.valueOf(arg));
    if (SCALAR_FUNCTIONS.has(name)) return SCALAR;
    if (name === 'vector') return { labels: new Set() };
    if (name === 'absent' || name === 'absent_over_time') return { labels: this.asserted(args[0]) };
    const labels = values.find(({ isScalar }) => isScalar !== true)?.labels ?? new Set<string>();
    if (name === 'histogram_quantile') this.mustHave(labels, 'le', 'takes a quantile of what has no buckets');
    if (name === 'histogram_quantile') return { labels: minus(labels, ['le']) };
    if (name === 'label_replace' || name === 'label_join') {
      return { labels: unionOf([labels, new Set([stringOf(this.textOf(args[1]))])]) };
    }
    return { labels };
  }

  /** What `absent` knows of the series that are not there: the labels that the selector sets by `=`. */
  private asserted(node: SyntaxNode | undefined): Labels {
    const selector = node === undefined ? undefined : firstOf(node, 'VectorSelector');
    if (selector === undefined) return new Set();
    const { matchers } = selectorOf(selector, this.text);
    return new Set(matchers.filter(({ operator }) => operator === '=').map(({ label }) => label));
  }

  private textOf(node: SyntaxNode | undefined): string {
    return node === undefined ? '' : this.text.slice(node.from, node.to);
  }
}

interface Matching {
  readonly on?: readonly string[];
  readonly ignoring?: readonly string[];
  readonly groupLeft?: readonly string[];
  readonly groupRight?: readonly string[];
}

const MATCHING_KEYS: Readonly<Record<string, keyof Matching>> = {
  On: 'on',
  Ignoring: 'ignoring',
  GroupLeft: 'groupLeft',
  GroupRight: 'groupRight',
};

const EXPRESSIONS = new Set([
  'VectorSelector',
  'MatrixSelector',
  'FunctionCall',
  'NumberDurationLiteral',
  'StringLiteral',
]);

function isExpression({ name }: SyntaxNode): boolean {
  return EXPRESSIONS.has(name) || (name.endsWith('Expr') && name !== 'DurationExpr' && name !== 'OffsetDurationExpr');
}

function firstOf(node: SyntaxNode, name: string): SyntaxNode | undefined {
  if (node.name === name) return node;
  return childrenOf(node)
    .map((child) => firstOf(child, name))
    .find((found) => found !== undefined);
}

function minus(labels: Labels, dropped: readonly string[]): Labels {
  return labels === 'any' ? 'any' : new Set([...labels].filter((label) => !dropped.includes(label)));
}
