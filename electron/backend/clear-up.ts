/** What only one store has, and what goes with it when it leaves the list. */
import type { Store } from '../../shared/model/store.ts';
import type { Credentials } from './credentials/index.ts';
import type { Guided } from './guided/index.ts';
import type { AdminSessions } from './instance/admin/index.ts';
import type { Ssh } from './instance/ssh/index.ts';
import type { Snapshots } from './onboarding/snapshots.ts';
import type { Practice } from './practice/index.ts';
import type { Repository } from './stores/repository.ts';
import type { Log } from './support/log.ts';

interface ClearUpPorts {
  readonly repository: Pick<Repository, 'stores'>;
  readonly snapshots: Pick<Snapshots, 'forget'>;
  readonly ssh: Pick<Ssh, 'forget'>;
  readonly guided: Pick<Guided, 'forget'>;
  readonly admin: Pick<AdminSessions, 'forget'>;
  readonly practice: Pick<Practice, 'forget'>;
  readonly credentials: Pick<Credentials, 'remove'>;
  readonly log: Log;
}

/** Throws `keychain.*`; the store stays in the list then. */
export const createClearUp =
  ({ repository, snapshots, ssh, guided, admin, practice, credentials, log }: ClearUpPorts) =>
  async (store: Store): Promise<void> => {
    await snapshots.forget(store.id);
    const { connection } = store;
    if (connection.kind === 'ssh') {
      const others = repository.stores
        .list()
        .flatMap((other) =>
          other.id !== store.id && other.connection.kind === 'ssh' ? [other.connection] : [],
        );
      // Without a keychain nothing was kept, and the store has to go all the same.
      await ssh.forget(connection, others).catch(() => log.warn('ssh.secret-left', { storeId: store.id }));
    }
    // The store may have been a guided one before.
    await guided.forget(store.id);
    if (connection.kind === 'admin') await admin.forget(connection.adminUrl);
    if (connection.kind !== 'practice') return;
    const isLast = !repository.stores
      .list()
      .some((other) => other.id !== store.id && other.connection.kind === 'practice');
    await practice.forget(store.id, { isLast });
    // Practice keys are good for nothing else, so they go with the last store that used them.
    const { keySetId } = store;
    const shared = repository.stores
      .list()
      .some((other) => other.id !== store.id && other.keySetId === keySetId);
    if (keySetId === null || shared) return;
    repository.stores.update(store.id, (current) => ({ ...current, keySetId: null }));
    await credentials.remove({ keySetId });
  };
