/** A store's key set: the one it has, or a new one that carries the store's name. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { client } from '../../state/client.ts';
import { rememberFacts } from '../../state/facts.ts';

export const ensureKeySet = async ({ store, keySet }: StoreFacts): Promise<string> => {
  if (keySet !== null) return keySet.id;
  const practice = store.connection.kind === 'practice';
  const created = await client.credentials.create({ label: store.name, practice });
  rememberFacts(await client.stores.update({ storeId: store.id, choices: { keySetId: created.id } }));
  return created.id;
};
