/** `keys list`. */
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { clientTable, storesOf } from '../support/client-data.ts';

export const run: Action = async (session) => {
  const api = session.client();
  const [keySets, facts] = await Promise.all([api.credentials.list(), api.stores.list()]);
  const clients = [...keySets]
    .sort((one, other) => one.label.localeCompare(other.label, 'en'))
    .map((keySet) => ({ keySet, stores: storesOf(keySet, facts) }));
  const data: DataOf<'keys list'> = {
    clients: clients.map(({ keySet, stores }) => ({ ...keySet, stores: [...stores] })),
  };
  return { data, text: clientTable(clients, session) };
};
