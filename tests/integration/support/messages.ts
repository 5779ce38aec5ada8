/** Problems as the user reads them. */
import { expect } from 'vitest';
import { type Problem, ProblemError } from '../../../shared/problems.ts';
import { wordsOf } from '../../e2e/support/words.ts';

export const problemOf = async (work: Promise<unknown>): Promise<Problem> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw new Error(`There was no problem: ${String(error)}`);
  return error.problem;
};

/** What the user reads is there in both languages, with every value that it names. */
export const expectMessage = ({ code, params }: Problem, title: string): void => {
  expect(wordsOf('en')(`problem.${code}.title`, params)).toBe(title);
  expect(wordsOf('ko')(`problem.${code}.title`, params)).toMatch(/\p{Script=Hangul}/u);
  expect(Object.values(params), 'every value is known').not.toContain('none');
  for (const words of [wordsOf('en'), wordsOf('ko')]) {
    for (const part of ['why', 'todo'] as const) {
      expect(words(`problem.${code}.${part}`, params), `${code}.${part}`).toMatch(/^[^{}]+$/);
    }
  }
};
