/** `stores remove`. */
import { z } from 'zod';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { findStore } from '../support/select.ts';

const argsSchema = z.tuple([z.string()]);

export const run: Action = async (session, { args }) => {
  const [wanted] = argsSchema.parse(args);
  const { id, name } = (await findStore(session.client(), wanted)).store;
  await session.confirm('cli.confirm.remove-store', { name });
  await session.client().stores.remove({ storeId: id });
  const data: DataOf<'stores remove'> = { removed: { id, name } };
  return { data, text: session.words.say('cli.done.removed', { name }) };
};
