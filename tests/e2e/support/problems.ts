/** Problems as the user reads them: the title of the catalogue, by its code. */
import { expect, type Locator } from '@playwright/test';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { Wizard } from './wizard.ts';

type Values = Readonly<Record<string, string | number>>;

export const problemTitle = ({ page, words }: Wizard, code: ProblemCode, values: Values = {}): Locator =>
  page.getByText(words(`problem.${code}.title`, values), { exact: true });

export const expectProblem = (wizard: Wizard, code: ProblemCode, values: Values = {}): Promise<void> =>
  expect(problemTitle(wizard, code, values).first()).toBeVisible({ timeout: 30_000 });

/** Every sentence of the problem's text, where the user reads it. */
export const expectMessage = async (
  { page, words }: Wizard,
  code: ProblemCode,
  values: Values = {},
): Promise<void> => {
  const notice = page.getByRole('alert').filter({ has: page.locator(`[data-problem="${code}"]`) });
  for (const part of ['title', 'why', 'todo'] as const) {
    await expect(notice.last()).toContainText(words(`problem.${code}.${part}`, values), { timeout: 30_000 });
  }
};

export const expectNoProblem = (wizard: Wizard, code: ProblemCode, values: Values = {}): Promise<void> =>
  expect(problemTitle(wizard, code, values)).toHaveCount(0, { timeout: 30_000 });
