/** What is said about a row: its result in one word, and why or what in a sentence. */
import { useIntl } from 'react-intl';
import { useText } from '../components/Message.tsx';
import type { AnyRow } from './shown-rows.ts';

export interface RowWords {
  readonly name: string;
  readonly outcome: string;
  /** The first thing that is wrong, or what would change. */
  readonly title: string;
  /** What to do about it. */
  readonly todo: string;
}

export const useRowWords = (): ((row: AnyRow) => RowWords) => {
  const text = useText();
  const intl = useIntl();
  return (row) => {
    const [first] = row.problems;
    const changes = 'changes' in row ? row.changes.map((field) => text(`lists.field.${field}`)) : [];
    const problem = first?.problem;
    return {
      name: row.name ?? text('lists.import.no-name'),
      outcome: text(`lists.outcome.${row.outcome}`),
      title: problem ? text(`problem.${problem.code}.title`, problem.params) : intl.formatList(changes),
      todo: problem ? text(`problem.${problem.code}.todo`, problem.params) : '',
    };
  };
};
