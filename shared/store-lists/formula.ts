/** Keeps a spreadsheet from taking a cell for a formula, and takes that back again. Pure; nothing is lost either way. */

/** What a spreadsheet evaluates begins like this (OWASP, CSV injection); an apostrophe makes a text of it. */
const neutralised = /^'+[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;
const dangerous = /^'*[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

export const neutralise = (cell: string): string => (dangerous.test(cell) ? `'${cell}` : cell);
export const original = (cell: string): string => (neutralised.test(cell) ? cell.slice(1) : cell);
