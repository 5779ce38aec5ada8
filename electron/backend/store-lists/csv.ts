/** CSV as spreadsheets write it: quotes, `,` `;` or tabs, a byte order mark, any line ends, and no formulas. */
import Papa from 'papaparse';
import { neutralise, original } from '../../../shared/store-lists/formula.ts';

export interface CsvRow {
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Its quotes do not fit together, so nobody can say where a cell ends. */
  readonly isBroken: boolean;
}

const separators = [',', ';', '\t'] as const;

const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** A spreadsheet's own hint in the first line: `sep=;`. */
const hint = /^sep=(.)\r?\n/i;

/** The separator with which the first row has the most cells. */
const separatorOf = (text: string): string => {
  const widthWith = (delimiter: string): number =>
    Papa.parse<string[]>(text, { delimiter, preview: 1 }).data[0]?.length ?? 0;
  return separators.reduce((best, next) => (widthWith(next) > widthWith(best) ? next : best));
};

/** Rows that are empty are left out; they keep their place in the count. */
export const parseCsv = (given: string): readonly CsvRow[] => {
  const whole = withoutMark(given);
  const hinted = hint.exec(whole);
  const text = hinted === null ? whole : whole.slice(hinted[0].length);
  const delimiter = hinted?.[1] ?? separatorOf(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, header: false });
  const broken = new Set(
    errors.flatMap(({ row, type }) => (type === 'Quotes' && row !== undefined ? [row] : [])),
  );
  return data
    .map((cells, index) => ({
      row: index + 1,
      cells: cells.map((cell) => original(cell.trim())),
      isBroken: broken.has(index),
    }))
    .filter(({ cells, isBroken }) => isBroken || cells.some((cell) => cell !== ''));
};

/** With a byte order mark, without which Excel does not read UTF-8. */
export const toCsv = (rows: readonly (readonly string[])[]): string => {
  const cells = rows.map((row) => row.map(neutralise));
  return `\uFEFF${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
};

/** Several words in one cell: a line of CSV of its own, so that a comma in a word is not lost. */
export const joinWords = (words: readonly string[]): string => Papa.unparse([[...words]]);
export const splitWords = (cell: string): readonly string[] => {
  if (!cell.includes('"')) return cell.split(',').flatMap((word) => word.trim() || []);
  const [words = []] = Papa.parse<string[]>(cell, { delimiter: ',' }).data;
  return words.map((word) => word.trim()).filter((word) => word !== '');
};
