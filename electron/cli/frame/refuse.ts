/** What is said where no command could begin. */
import { type Io, terminalOf } from '../output/terminal.ts';
import type { CliError } from './cli-error.ts';
import { exitCodes } from './exit.ts';
import { printProblem, systemWords } from './run.ts';

/** `args` = as they were typed; only `--json` is looked for in them. `seen` = as far as they led to a command. */
export const printRefusal = async (
  error: CliError,
  io: Io,
  args: readonly string[],
  seen: string,
): Promise<number> => {
  const isJson = args.includes('--json');
  const exit = await printProblem(error.problem, await systemWords(), terminalOf(io), {
    command: null,
    seen,
    isJson,
  });
  return exitCodes[exit];
};
