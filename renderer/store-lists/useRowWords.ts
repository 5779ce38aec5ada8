/** What is said about a row: its result in one word, and why or what in a sentence. */
import { useIntl } from 'react-intl';
import { useText } from '../components/Message.tsx';
import type { AnyRow } from './shown-rows.ts';

export interface RowWords {
  readonly name: string;
  readonly outcome: string;
  /** The first thing that is wrong, or what would change. */
  readonly title: string;
  /** Why, and what to do about it. */
  readonly more: string;
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
      more: problem
        ? `${text(`problem.${problem.code}.why`, problem.params)} ${text(`problem.${problem.code}.todo`, problem.params)}`
        : '',
    };
  };
};
