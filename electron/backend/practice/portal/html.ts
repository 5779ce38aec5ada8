/** Page text in which every value is escaped unless it is page text itself. */
import { escapeHtml } from '../../support/escape-html.ts';

const marked = Symbol('page text');
export interface Html {
  readonly [marked]: string;
}
type Value = string | number | Html | readonly Html[] | null;

const textOf = (value: Value): string => {
  if (value === null) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'map' in value ? value.map((part) => part[marked]).join('') : value[marked];
};

export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  [marked]: parts.map((part, index) => part + textOf(values[index] ?? null)).join(''),
});

export const printHtml = (page: Html): string => page[marked];

/** Our own constant text, such as a style sheet, taken as it is. Never for a value. */
export const constant = (text: string): Html => ({ [marked]: text });
