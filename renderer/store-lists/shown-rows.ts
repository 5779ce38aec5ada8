/** Rows of a preview or a report as they are shown: what needs a look stands first. Pure. */
import type { ImportedRow, PreviewRow } from '../../shared/contract/store-lists.ts';

export type AnyRow = PreviewRow | ImportedRow;
export type RowOutcome = AnyRow['outcome'];

export const lights = {
  new: 'informative',
  added: 'positive',
  changed: 'informative',
  same: 'neutral',
  refused: 'negative',
  failed: 'negative',
} as const satisfies Record<RowOutcome, string>;

const order: readonly RowOutcome[] = ['failed', 'refused', 'changed', 'new', 'added', 'same'];

export const inOrder = <R extends AnyRow>(rows: readonly R[]): readonly R[] =>
  rows.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || a.row - b.row);

export const countOf = (rows: readonly AnyRow[], ...outcomes: readonly RowOutcome[]): number =>
  rows.filter(({ outcome }) => outcomes.includes(outcome)).length;
