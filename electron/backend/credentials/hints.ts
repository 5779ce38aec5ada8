/** Words that tell which environment or which field a value belongs to: in labels, headings and file names. */
import type { Environment, KeyField } from '../../../shared/model/environment.ts';

const sandbox = /sand[\s_-]?box|샌드박스/i;
const production = /production|(?<![a-z])prod(?![a-z])|프로덕션|운영/i;

/** null where the text names none, or both. */
export const environmentNamedIn = (text: string): Environment | null => {
  const isSandbox = sandbox.test(text);
  if (isSandbox === production.test(text)) return null;
  return isSandbox ? 'sandbox' : 'production';
};

export const namesBothEnvironments = (text: string): boolean => sandbox.test(text) && production.test(text);

const labels: readonly (readonly [KeyField, RegExp])[] = [
  ['privateKey', /private[\s_-]{0,3}key|(?:개인|비공개)\s{0,3}키/i],
  ['apiKey', /(?:api|public)[\s_-]{0,3}(?:keys?|키)|client[\s_-]{0,3}id/i],
];

export interface Label {
  readonly field: KeyField;
  /** Where the label's words end in the line. */
  readonly end: number;
}

export const labelIn = (line: string): Label | null => {
  for (const [field, pattern] of labels) {
    const match = pattern.exec(line);
    if (match) return { field, end: match.index + match[0].length };
  }
  return null;
};
