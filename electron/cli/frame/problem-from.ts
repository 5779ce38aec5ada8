/** Which problem an error is; an error that nobody foresaw is not quoted, because it may hold input. */
import { ORPCError } from '@orpc/client';
import { ZodError } from 'zod';
import { problemSchema } from '../../../shared/problem-schema.ts';
import { type Problem, ProblemError, problemOf } from '../../../shared/problems.ts';
import type { CliProblem } from '../words/problem-text.ts';
import { CliError } from './cli-error.ts';

const systemProblems: Readonly<Record<string, CliProblem['code']>> = {
  EADDRINUSE: 'cli.port-in-use',
  EEXIST: 'cli.data-folder',
  ENOTDIR: 'cli.data-folder',
  EACCES: 'cli.not-allowed',
  EROFS: 'cli.data-folder',
  ENOSPC: 'cli.disk-full',
};

/** A name that is too long, for instance. Which value it is stays unsaid: it may be a secret. */
const impossibleValue: CliProblem = {
  code: 'cli.usage',
  params: { detail: 'cli.usage.impossible-value' },
};

const systemCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** An error that nobody foresaw: the log says more than the user is shown. Without a log nothing is lost but that. */
export const logUnforeseen = async (error: unknown, problem: Problem | CliProblem): Promise<void> => {
  // What comes out of the contract was logged behind it.
  if (problem.code !== 'unexpected' || error instanceof ORPCError) return;
  try {
    const [{ openFileLog }, { openDataFolder }] = await Promise.all([
      import('../../backend/support/file-log.ts'),
      import('../../data-folder.ts'),
    ]);
    const stack = error instanceof Error ? (error.stack ?? error.name) : typeof error;
    openFileLog(openDataFolder()).error('cli.unexpected', { ...problem.params, stack });
  } catch {
    // There is no place for a log either.
  }
};

export const problemFrom = (error: unknown): Problem | CliProblem => {
  if (error instanceof CliError || error instanceof ProblemError) return error.problem;
  if (error instanceof ORPCError) {
    const problem = problemSchema.safeParse(error.data);
    if (problem.success) return problem.data;
    if (error.code === 'BAD_REQUEST') return impossibleValue;
  }
  if (error instanceof ZodError) return impossibleValue;
  const system = systemProblems[systemCodeOf(error)];
  if (system !== undefined) return { code: system, params: {} };
  return problemOf('unexpected', { reference: Date.now().toString(36) });
};
