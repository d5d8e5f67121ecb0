import {
  BY_USE,
  estimate,
  type Estimate,
  EXTENDED_SUPPORT,
  FIXED,
  type FixedPrice,
  HOURS_A_MONTH,
  type LayerCost,
  type Price,
  PRICES_READ,
  type Switch,
  switches,
  usd,
  usdAMonth,
} from '../costs';
import type { RenderedTree } from '../tree';
import type { GeneratedFile } from './generated-files';

const MARKER =
  '<!-- Generated from what environments/ render to and the prices in lib/costs/ by `npm run docs`. Do not edit. -->';

/** A layer has many small lines; these are the ones that matter. */
const LINES_SHOWN = 3;

/** What every environment costs a month, what changes it, and the source of each price. */
export function costNote(trees: readonly RenderedTree[]): GeneratedFile {
  const estimates = trees.map(estimate);
  const sections = [
    INTRODUCTION,
    ...estimates.map(monthOf),
    ['## What changes it', '', 'Fields of an environment, in USD a month.', '', ...switchTable(switches(estimates))],
    ['## By use', '', ...BY_USE_INTRODUCTION, '', ...priceTable(BY_USE)],
    ['## Prices', '', ...PRICES_INTRODUCTION, '', ...fixedTable([...Object.values(FIXED), EXTENDED_SUPPORT])],
  ];
  const text = [[MARKER], ...sections].map((lines) => lines.join('\n')).join('\n\n');
  return { path: 'costs.md', text: `${text}\n` };
}

const INTRODUCTION = [
  '# What it costs',
  '',
  `Roughly, in US dollars for a month of ${HOURS_A_MONTH} hours, before tax and discounts: what AWS charges for what is there,`,
  'used or not. What is charged by use is not in the sums; its prices are listed below. Free allowances are not taken off.',
  '',
  'Nodes (EC2), their disks and load balancers are not in it. EKS Auto Mode starts and stops nodes for the pods that',
  'wait, so no file says how many there are: `nodePools[].cpuLimit` is only the most that there can be. In a cluster',
  'that works they are most of the bill.',
  '',
  'Every layer is counted with the prices of London (eu-west-2), wherever it lies; where no price of London was found, the',
  `row says which region its price is of. They were looked up on ${PRICES_READ} in public copies of the price list of AWS`,
  'and of its pricing pages: before a decision, read the page that the row names.',
];

const BY_USE_INTRODUCTION = ['The tree does not say how much will be used, so nothing is summed.'];

const PRICES_INTRODUCTION = [
  'What the sums above are made of. `lib/costs/charge.ts` lists what AWS does not charge for.',
];

function monthOf({ environment, layers, usd: total }: Estimate): string[] {
  const rows = layers.map((layer) => [layer.name, usd(layer.usd), largestLines(layer)]);
  return [
    `## ${environment}: ${usd(total)} USD a month`,
    '',
    ...markdownTable(['layer', 'USD a month', 'the largest of it'], [...rows, ['all', usd(total), '']]),
  ];
}

function largestLines({ lines }: LayerCost): string {
  const shown = lines.slice(0, LINES_SHOWN).map((line) => `${line.count} × ${line.what} ${usd(line.usd)}`);
  return shown.join(', ') || 'nothing that is there costs by itself';
}

function switchTable(all: readonly Switch[]): string[] {
  return markdownTable(
    ['what', 'effect'],
    all.map(({ field, effect }) => [field.includes('`') ? field : `\`${field}\``, effect]),
  );
}

function fixedTable(prices: readonly FixedPrice[]): string[] {
  return markdownTable(
    ['what', 'type', 'USD', 'per', 'USD a month', 'prices of', 'source', 'note'],
    prices.map((price) => {
      const [what, amount, per, ...rest] = priceCells(price);
      return [what, `\`${price.type}\``, amount, per, usd(usdAMonth(price)), ...rest];
    }),
  );
}

function priceTable(prices: readonly Price[]): string[] {
  return markdownTable(['what', 'USD', 'per', 'prices of', 'source', 'note'], prices.map(priceCells));
}

function priceCells({ what, usd: amount, per, pricedIn, source, usageType, note }: Price) {
  const listed = usageType === undefined ? '' : `, \`${usageType}\``;
  return [what, unitPrice(amount), per, pricedIn, `[page](${source})${listed}`, note ?? ''] as const;
}

/** All digits of a price, and two at least: 0.02646, 0.10. */
function unitPrice(amount: number): string {
  return String(amount).length > usd(amount).length ? String(amount) : usd(amount);
}

function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const rule = headings.map((heading) => (heading.startsWith('USD') ? '--:' : '---'));
  return [headings, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
