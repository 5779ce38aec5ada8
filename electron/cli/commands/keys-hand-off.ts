/** `keys hand-off`: a client's keys as a file that only the computer with that code opens. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { CliError } from '../frame/cli-error.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { findClient } from '../support/select.ts';

const argsSchema = z.tuple([z.string()]);
const optionsSchema = z.object({ to: z.string(), output: z.string().optional() });

export const run: Action = async (session, given) => {
  const [wanted] = argsSchema.parse(given.args);
  const { to: recipient, output } = optionsSchema.parse(given.options);
  const api = session.client();
  const { id: keySetId, label } = await findClient(api, wanted);
  const delivered = await api.handOff.write({ keySetId, recipient });
  // This host has no dialog: the text, which is encrypted, comes back.
  if (delivered.kind !== 'content') throw new CliError('cli.stopped');
  const file = resolve(output ?? delivered.name);
  // Another file of this name is not replaced: it may be for somebody else.
  await writeFile(file, delivered.text, { mode: 0o600, flag: 'wx' }).catch(() => {
    throw new CliError('cli.file-unwritable', { file });
  });
  const data: DataOf<'keys hand-off'> = { client: label, file };
  return { data, text: session.words.say('cli.done.handed-off', { name: label, file }) };
};
