/** `completion`: the script for a shell. What it asks back when the user presses Tab is in tree/complete.ts. */
import { z } from 'zod';
import { CliError } from '../frame/cli-error.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { programName } from '../tree/define.ts';

const shells = ['bash', 'zsh', 'fish'] as const;
const argsSchema = z.tuple([z.enum(shells)]);

/** The library prints; what it prints is the result here. */
const scriptOf = async (shell: (typeof shells)[number]): Promise<string> => {
  const { script } = await import('@bomb.sh/tab');
  const lines: string[] = [];
  const print = console.log;
  console.log = (line: string) => void lines.push(line);
  try {
    script(shell, programName, programName);
  } finally {
    console.log = print;
  }
  return lines.join('\n');
};

export const run: Action = async (_session, { args }) => {
  const parsed = argsSchema.safeParse(args);
  if (!parsed.success) throw new CliError('cli.usage', { detail: 'The shell is bash, zsh or fish.' });
  const [shell] = parsed.data;
  const data: DataOf<'completion'> = { shell, script: await scriptOf(shell) };
  return { data, text: data.script };
};
