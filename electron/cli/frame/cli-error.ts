/** How a command says that it cannot go on: a problem with a text, never an input that may be a secret. */
import type { CliProblem, CliProblemCode } from '../words/problem-text.ts';

export class CliError extends Error {
  readonly problem: CliProblem;
  constructor(code: CliProblemCode, params: CliProblem['params'] = {}) {
    super(code);
    this.name = 'CliError';
    this.problem = { code, params };
  }
}
