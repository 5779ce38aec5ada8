/** Writes the good rows in short stretches, so that neither this process nor another one has to wait for long. */
import { setImmediate } from 'node:timers/promises';
import type { ImportedRow } from '../../../shared/contract/store-lists.ts';
import { type Problem, ProblemError } from '../../../shared/problems.ts';
import type { Good, Judged } from './judge.ts';
import type { WriteRow } from './write-row.ts';

interface Writing {
  readonly exclusively: <Result>(step: () => Result) => Result;
  readonly start: () => WriteRow;
  readonly clientOf: (row: Good) => string | null;
}

/** Milliseconds of writing before others get their turn. */
const longestStretch = 80;

const refusal = (judged: Judged, problem: Problem): ImportedRow =>
  judged.kind === 'refused'
    ? { row: judged.row, name: judged.name, outcome: 'refused', problems: judged.problems }
    : {
        row: judged.good.row,
        name: judged.good.listed.name,
        outcome: 'failed',
        problems: [{ column: null, problem }],
      };

export const writeRows = async (
  rows: readonly Judged[],
  { exclusively, start, clientOf }: Writing,
): Promise<ImportedRow[]> => {
  const done: ImportedRow[] = [];
  const stretch = (): void => {
    const write = start();
    const until = performance.now() + longestStretch;
    for (const judged of rows.slice(done.length)) {
      if (performance.now() > until) return;
      done.push(
        judged.kind === 'good'
          ? write(judged.good, clientOf(judged.good))
          : { row: judged.row, name: judged.name, outcome: 'refused', problems: judged.problems },
      );
    }
  };
  while (done.length < rows.length) {
    const next = rows[done.length];
    try {
      exclusively(stretch);
    } catch (error) {
      if (!(error instanceof ProblemError) || next === undefined) throw error;
      // Another process kept the files to itself for too long: this row failed, the next one tries again.
      done.push(refusal(next, error.problem));
    }
    await setImmediate();
  }
  return done;
};
