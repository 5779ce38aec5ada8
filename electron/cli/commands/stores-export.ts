/** `stores export`: the list as a file, or on standard output; without anything secret. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { listFormatSchema } from '../../../shared/store-lists/listed.ts';
import { CliError } from '../frame/cli-error.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { selectStores } from '../support/select.ts';

const optionsSchema = z.object({
  format: listFormatSchema.optional(),
  output: z.string().optional(),
  only: z.array(z.string()),
});

const formatOf = (file: string | undefined) => (file !== undefined && /\.csv$/i.test(file) ? 'csv' : 'json');

export const run: Action = async (session, given) => {
  const { output: named, only, ...options } = optionsSchema.parse(given.options);
  // As everywhere, - is standard output, and no file of this name.
  const output = named === '-' ? undefined : named;
  const format = options.format ?? formatOf(output);
  const api = session.client();
  const stores = await selectStores(api, [], only);
  const storeIds = stores.map(({ store }) => store.id);
  const delivered = await api.storeLists.export({ format, storeIds });
  // This host has no dialog: the text comes back.
  if (delivered.kind !== 'content') throw new CliError('cli.stopped');
  const { text } = delivered;
  const count = stores.length;
  if (output === undefined) {
    const data: DataOf<'stores export'> = { format, count, file: null, text };
    return { data, text: text.replace(/\r?\n$/, '') };
  }
  const file = resolve(output);
  await writeFile(file, text, { mode: 0o600 }).catch(() => {
    throw new CliError('cli.file-unwritable', { file });
  });
  const data: DataOf<'stores export'> = { format, count, file, text: null };
  return { data, text: session.words.say('cli.done.exported', { count, file }) };
};
