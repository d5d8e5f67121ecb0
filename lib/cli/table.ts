/**
 * Lays out rows under headings.
 * @param others where the columns after the first stand: numbers to the right, text to the left. @default 'right'
 */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  others: 'left' | 'right' = 'right',
): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const layOut = (cell: string, column: number) => {
    const isLeft = column === 0 || others === 'left';
    return isLeft ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  };
  return lines.map((line) => line.map(layOut).join('  ').trimEnd()).join('\n');
}
