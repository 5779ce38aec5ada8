/** A store to practise on, with keys of its own. */
import type { Edition } from '../../../shared/model/instance.ts';
import type { Credentials } from '../credentials/index.ts';
import type { Stores } from '../stores/service.ts';
import type { Practice } from './index.ts';

interface StartPorts {
  readonly practice: Pick<Practice, 'ensureStarted'>;
  readonly stores: Pick<Stores, 'list' | 'create' | 'inspect'>;
  readonly credentials: Pick<Credentials, 'create'>;
}

/** The practice store that is there, or a new one with a key set of its own. Answers the store's id. */
export const createStartPractice =
  ({ practice, stores, credentials }: StartPorts) =>
  async (name: string, edition: Edition): Promise<string> => {
    await practice.ensureStarted();
    const existing = stores.list().find(({ store }) => store.connection.kind === 'practice');
    if (existing) return existing.store.id;
    const keySet = await credentials.create({ label: name, practice: true });
    const { store } = stores.create({
      name,
      purpose: 'production',
      connection: { kind: 'practice', edition },
      keySetId: keySet.id,
    });
    await stores.inspect(store.id);
    return store.id;
  };
