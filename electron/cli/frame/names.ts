/** The names of stores and clients, for the shell's completion. Without them there is nothing to complete, and no error. */
import type { Names } from '../tree/complete.ts';
import { startBackend } from './backend.ts';
import type { Place } from './session.ts';

export const readNames = async (place: Place): Promise<Names> => {
  try {
    const backend = startBackend(place);
    const [facts, keySets] = await Promise.all([
      backend.client.stores.list(),
      backend.client.credentials.list(),
    ]);
    return { stores: facts.map(({ store }) => store.name), clients: keySets.map(({ label }) => label) };
  } catch {
    return { stores: [], clients: [] };
  }
};
