/** `keys remove`. */
import { z } from 'zod';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { findClient } from '../support/select.ts';

const argsSchema = z.tuple([z.string()]);

export const run: Action = async (session, { args }) => {
  const [wanted] = argsSchema.parse(args);
  const { id, label } = await findClient(session.client(), wanted);
  await session.confirm('cli.confirm.remove-client', { name: label });
  await session.client().credentials.remove({ keySetId: id });
  const data: DataOf<'keys remove'> = { removed: { id, name: label } };
  return { data, text: session.words.say('cli.done.keys-removed', { name: label }) };
};
