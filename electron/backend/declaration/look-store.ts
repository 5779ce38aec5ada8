/** One look at the instance of a declared store, which need not be in the list yet. */
import type { DeclaredStore } from '../../../shared/declaration/index.ts';
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import type { Store } from '../../../shared/model/store.ts';
import type { DeclarationPorts } from './ports.ts';
import { findByName, sameConnection } from './wanted.ts';

/** The id of a store that is not there yet, while it is looked at. */
export const notThere = 'declared';

/** Throws the problems of its way. A store that is reached as the list says is looked at under its own id. */
export const createLookAtStore =
  ({ connect }: Pick<DeclarationPorts, 'connect'>) =>
  async (declared: DeclaredStore, stores: readonly Store[], signal: AbortSignal): Promise<InstanceFacts> => {
    const existing = findByName(stores, declared.name);
    const id = existing !== null && sameConnection(existing, declared) ? existing.id : notThere;
    const connection = await connect({ id, connection: declared.connection });
    try {
      return await connection.inspect(signal);
    } finally {
      await connection.close();
    }
  };
