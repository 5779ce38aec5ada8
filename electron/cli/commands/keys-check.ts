/** `keys check`. */
import { z } from 'zod';
import type { Action } from '../frame/session.ts';
import { checkKeys } from '../support/check-keys.ts';
import { clientTable, storesOf } from '../support/client-data.ts';
import { findClient, findStore } from '../support/select.ts';

const argsSchema = z.tuple([z.string()]);
const optionsSchema = z.object({ store: z.string().optional() });

export const run: Action = async (session, given) => {
  const [wanted] = argsSchema.parse(given.args);
  const options = optionsSchema.parse(given.options);
  const api = session.client();
  const client = await findClient(api, wanted);
  const store = options.store === undefined ? null : (await findStore(api, options.store)).store;
  const { data, problem } = await checkKeys(session, client, store?.id ?? null);
  const stores = storesOf(client, await api.stores.list());
  const text = clientTable([{ keySet: data.client, stores }], session);
  return { data, text, ...(problem && { problem }) };
};
