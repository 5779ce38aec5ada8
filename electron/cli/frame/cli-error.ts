/** How a command says that it cannot go on: a problem with a text, never an input that may be a secret. */
import type { CliProblem, CliProblemCode } from '../words/problem-text.ts';
import type { MessageId, Values } from '../words/words.ts';

export class CliError extends Error {
  readonly problem: CliProblem;
  constructor(code: CliProblemCode, params: CliProblem['params'] = {}) {
    super(code);
    this.name = 'CliError';
    this.problem = { code, params };
  }
}

/** What was not understood, as a text of the catalogue. */
export type UsageReason = Extract<MessageId, `cli.usage.${string}`>;

export const usageError = (reason: UsageReason, values: Values = {}): CliError =>
  new CliError('cli.usage', { ...values, detail: reason });
