/** `stores show`. */
import { z } from 'zod';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { findStore } from '../support/select.ts';
import { detailsOf, storeText } from '../support/store-data.ts';

const argsSchema = z.tuple([z.string()]);

export const run: Action = async (session, { args }) => {
  const [name] = argsSchema.parse(args);
  const store = detailsOf(await findStore(session.client(), name));
  const data: DataOf<'stores show'> = { store };
  return { data, text: storeText(store, session) };
};
