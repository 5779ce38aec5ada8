/** `stores list`. */
import { z } from 'zod';
import { storeStates } from '../../../shared/steps.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { selectStores } from '../support/select.ts';
import { rowOf, storeTable } from '../support/store-data.ts';

const optionsSchema = z.object({ only: z.array(z.string()), state: z.enum(storeStates).optional() });

export const run: Action = async (session, { options }) => {
  const { only, state } = optionsSchema.parse(options);
  const facts = await selectStores(session.client(), [], only);
  const rows = facts.map(rowOf).filter((row) => state === undefined || row.state === state);
  const data: DataOf<'stores list'> = { stores: rows };
  const isEmpty = facts.length === 0 && only.length === 0;
  return { data, text: isEmpty ? session.words.say('cli.stores.empty') : storeTable(rows, session) };
};
