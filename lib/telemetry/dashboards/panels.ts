import {
  BigValueColorMode,
  BigValueGraphMode,
  LegendDisplayMode,
  LegendPlacement,
  LogsSortOrder,
  ReduceDataOptionsBuilder,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  DashboardLinkBuilder,
  type Panel,
  RowBuilder,
  type RowPanel,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as LogsBuilder } from '@grafana/grafana-foundation-sdk/logs';
import { DataqueryBuilder as LogQlBuilder } from '@grafana/grafana-foundation-sdk/loki';
import { DataqueryBuilder as PromQlBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type * as units from '@grafana/grafana-foundation-sdk/units';
import { LOGS, METRICS } from './variables';

/** A unit that Grafana knows: `bytes`, `percentunit` (0 to 1), `reqps`. */
export type Unit = (typeof units)[keyof typeof units];

/** Legend to question: `{ '{{node}}': 'sum by (node) (…)' }`. Grafana puts the labels of a series in for `{{label}}`. */
export type Queries = Readonly<Record<string, string>>;

/** From which value on a number is shown in which colour; below the first it is green. */
export type Colours = Readonly<Record<number, 'green' | 'yellow' | 'orange' | 'red'>>;

interface PanelProps {
  /** What it means, or what to do about it, where the title does not say so. @default - nothing */
  readonly description?: string;
  /** What the numbers are. */
  readonly unit: Unit;
  /** What is asked. */
  readonly queries: Queries;
  /** In twenty-fourths of the dashboard's width. @default stat 4, timeseries 12, table 24 */
  readonly width?: number;
}

export interface StatProps extends PanelProps {
  /** @default - always green */
  readonly colours?: Colours;
  /** What is shown when there is no series. @default - "No data" */
  readonly none?: string;
  /** @default - as many as Grafana likes */
  readonly decimals?: number;
}

export interface TimeseriesProps extends PanelProps {
  /** Adds the series up. @default false */
  readonly stacked?: boolean;
  /** The end of the scale, at least. @default - the largest value */
  readonly max?: number;
  /** In which language it is asked: of Prometheus, or of Loki. @default promql */
  readonly language?: 'promql' | 'logql';
}

/** Title of a column to how it is filled. */
export type Columns = Readonly<
  Record<string, { readonly unit: Unit; readonly expr: string; readonly colours?: Colours }>
>;

export interface TableProps {
  /** @default - nothing */
  readonly description?: string;
  /** Label to title: the columns that say what a row is about. */
  readonly by: Readonly<Record<string, string>>;
  /** Titles of columns with an address each, in which `${__value.raw}` is what stands there. @default - none */
  readonly linksTo?: Readonly<Record<string, string>>;
  /** What is asked of each row. */
  readonly columns: Columns;
  /** @default 24 */
  readonly width?: number;
}

export interface LogLinesProps {
  /** @default - nothing */
  readonly description?: string;
  /** LogQL. */
  readonly expr: string;
}

/** A heading; what follows is under it. */
export function row(title: string): RowPanel {
  return new RowBuilder(title).build();
}

/** Large numbers: how things stand now. */
export function stat(title: string, props: StatProps): Panel {
  const { unit, queries, width = 4, description, colours, none, decimals } = props;
  const panel = new StatBuilder()
    .title(title)
    .datasource(METRICS)
    .unit(unit)
    .height(4)
    .span(width)
    .graphMode(BigValueGraphMode.None)
    .colorMode(colours === undefined ? BigValueColorMode.None : BigValueColorMode.Value)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false))
    .thresholds(thresholds(colours))
    .targets(
      Object.entries(queries).map(([legend, expr], index) => promQl(index, expr).legendFormat(legend).instant()),
    );
  if (description !== undefined) panel.description(description);
  if (none !== undefined) panel.noValue(none);
  if (decimals !== undefined) panel.decimals(decimals);
  return panel.build();
}

/** How things went over time. */
export function timeseries(title: string, props: TimeseriesProps): Panel {
  const { unit, queries, width = 12, description, stacked = false, max, language = 'promql' } = props;
  const ask = language === 'promql' ? promQl : logQl;
  const panel = new TimeseriesBuilder()
    .title(title)
    .datasource(language === 'promql' ? METRICS : LOGS)
    .unit(unit)
    .height(8)
    .span(width)
    .min(0)
    .fillOpacity(stacked ? 40 : 5)
    .lineWidth(1)
    .legend(LEGEND)
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending))
    .targets(Object.entries(queries).map(([legend, expr], index) => ask(index, expr).legendFormat(legend)));
  if (description !== undefined) panel.description(description);
  if (stacked) panel.stacking(new StackingConfigBuilder().mode(StackingMode.Normal));
  if (max !== undefined) panel.max(max);
  return panel.build();
}

const LEGEND = new VizLegendOptionsBuilder()
  .displayMode(LegendDisplayMode.Table)
  .placement(LegendPlacement.Right)
  .showLegend(true)
  .calcs(['mean', 'max']);

/** One row a thing, one column a question; the answers meet in the labels that they have in common. */
export function table(title: string, { by, columns, width = 24, description, linksTo = {} }: TableProps): Panel {
  const asked = Object.entries(columns);
  const panel = new TableBuilder()
    .title(title)
    .datasource(METRICS)
    .height(9)
    .span(width)
    .filterable(true)
    .targets(asked.map(([, { expr }], index) => promQl(index, expr).instant().format(PromQueryFormat.Table)))
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({
      id: 'organize',
      options: { excludeByName: { Time: true }, renameByName: titles(by, columns) },
    });
  for (const [column, { unit, colours }] of asked) panel.overrideByName(column, cell(unit, colours));
  for (const [column, url] of Object.entries(linksTo)) {
    const link = new DashboardLinkBuilder('Look closer').url(url).build();
    panel.overrideByName(column, [{ id: 'links', value: [{ title: link.title, url: link.url }] }]);
  }
  if (description !== undefined) panel.description(description);
  return panel.build();
}

/** What the answer to the only question, or to the nth of many, is called. */
function titles(by: TableProps['by'], columns: Columns): Record<string, string> {
  const names = Object.keys(columns);
  const valueOf = (index: number) => (names.length === 1 ? 'Value' : `Value #${refId(index)}`);
  return { ...by, ...Object.fromEntries(names.map((name, index) => [valueOf(index), name])) };
}

function cell(unit: Unit, colours: Colours | undefined) {
  const inUnit = { id: 'unit', value: unit };
  if (colours === undefined) return [inUnit];
  const coloured = { id: 'custom.cellOptions', value: { type: 'color-text' } };
  return [inUnit, { id: 'thresholds', value: thresholds(colours).build() }, coloured];
}

/** Lines of logs, the newest first. */
export function logLines(title: string, { expr, description }: LogLinesProps): Panel {
  const panel = new LogsBuilder()
    .title(title)
    .datasource(LOGS)
    .height(16)
    .span(24)
    .showTime(true)
    .wrapLogMessage(true)
    .enableLogDetails(true)
    .sortOrder(LogsSortOrder.Descending)
    .targets([logQl(0, expr).maxLines(500)]);
  if (description !== undefined) panel.description(description);
  return panel.build();
}

function promQl(index: number, expr: string): PromQlBuilder {
  return new PromQlBuilder().refId(refId(index)).datasource(METRICS).expr(expr);
}

function logQl(index: number, expr: string): LogQlBuilder {
  return new LogQlBuilder().refId(refId(index)).datasource(LOGS).expr(expr);
}

/** A, B, C … */
function refId(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

function thresholds(colours: Colours = {}): ThresholdsConfigBuilder {
  const steps = Object.entries(colours).map(([value, color]) => ({ value: Number(value), color }));
  return new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps([{ value: null, color: 'green' }, ...steps.sort((a, b) => a.value - b.value)]);
}
