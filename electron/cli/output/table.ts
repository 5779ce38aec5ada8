/** A table in plain text: columns as wide as their widest cell, two spaces between them, nothing after the last word. */
import stringWidth from 'string-width';
import { foreignWords } from '../../backend/support/foreign-words.ts';
import type { Paint } from './style.ts';

type Row = readonly string[];

/** Names come from the user and from other systems: nothing in them moves the cursor, turns the row or breaks it. */
export const oneLine = (text: string): string => foreignWords(text, Number.POSITIVE_INFINITY);

const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)));

/** `paint` = how a cell is shown; its text decides the width. */
export const table = (
  head: Row,
  rows: readonly Row[],
  paint: Paint,
  colourOf: (row: number, column: number) => Parameters<Paint>[0] | null = () => null,
): string => {
  const clean = rows.map((row) => row.map(oneLine));
  const widths = head.map((title, column) =>
    Math.max(...[title, ...clean.map((row) => row[column] ?? '')].map((cell) => stringWidth(cell))),
  );
  const line = (row: Row, show: (cell: string, column: number) => string): string =>
    row
      .map((cell, column) => {
        const isLast = column === row.length - 1;
        return show(isLast ? cell : pad(cell, widths[column] ?? 0), column);
      })
      .join('  ')
      .trimEnd();
  return [
    line(head, (cell) => paint('bold', cell)),
    ...clean.map((row, index) =>
      line(row, (cell, column) => {
        const colour = colourOf(index, column);
        return colour === null ? cell : paint(colour, cell);
      }),
    ),
  ].join('\n');
};

/** Two columns without a head: what is named, and its value. */
export const pairs = (rows: readonly (readonly [string, string])[], paint: Paint): string => {
  const width = Math.max(0, ...rows.map(([name]) => stringWidth(name)));
  return rows
    .map(([name, value]) => `${paint('dim', pad(name, width))}  ${oneLine(value)}`.trimEnd())
    .join('\n');
};
