/** `completion`: the script for a shell. What it asks back when the user presses Tab is in tree/complete.ts. */
import { z } from 'zod';
import { usageError } from '../frame/cli-error.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { shellScripts, shells } from '../tree/shell-scripts.ts';

const argsSchema = z.tuple([z.enum(shells)]);

export const run: Action = async (_session, { args }) => {
  const parsed = argsSchema.safeParse(args);
  if (!parsed.success) throw usageError('cli.usage.shell');
  const [shell] = parsed.data;
  const data: DataOf<'completion'> = { shell, script: shellScripts[shell] };
  return { data, text: data.script.trimEnd() };
};
