import { table } from './table';

export const FORMATS = ['table', 'json', 'csv'] as const;

export type Format = (typeof FORMATS)[number];

/** One column of a result. */
export interface Column<Row> {
  /** The heading, and the key in JSON. */
  readonly name: string;
  readonly of: (row: Row) => string | number | undefined;
  /** Shorter, for people. @default - as it is */
  readonly brief?: (value: string | number) => string;
}

/** Rows as a table for people, or whole for a program. */
export function formatResult<Row>(format: Format, columns: readonly Column<Row>[], rows: readonly Row[]): string {
  if (format === 'json')
    return `${JSON.stringify(
      rows.map((row) => asObject(columns, row)),
      null,
      2,
    )}\n`;
  const names = columns.map(({ name }) => name);
  if (format === 'csv')
    return [names, ...rows.map((row) => columns.map((column) => column.of(row)))].map(csvLine).join('');
  const cells = rows.map((row) => columns.map((column) => briefly(column, row)));
  return rows.length === 0 ? 'Nothing.\n' : `${table(names, cells, 'left')}\n`;
}

function asObject<Row>(columns: readonly Column<Row>[], row: Row): Record<string, string | number> {
  const fields = columns.map((column) => [column.name, column.of(row)] as const);
  return Object.fromEntries(fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function briefly<Row>({ of, brief = String }: Column<Row>, row: Row): string {
  const value = of(row);
  // What people have written must not steer the terminal.
  return value === undefined ? '-' : brief(value).replace(/\p{Cc}/gu, ' ');
}

/** @see https://www.rfc-editor.org/rfc/rfc4180 */
function csvLine(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

/** A text that begins like a formula would be run by a spreadsheet. */
function csvCell(value: string | number | undefined): string {
  if (value === undefined || typeof value === 'number') return String(value ?? '');
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
