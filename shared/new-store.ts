/** A store as it is when the user has just named it: nothing chosen, nothing known. Pure. */
import type { Store } from './model/store.ts';

export type NamedStore = Pick<Store, 'id' | 'name' | 'purpose' | 'connection'>;

/** `at` = now, as ISO 8601. */
export const newStore = (named: NamedStore, at: string): Store => ({
  ...named,
  tags: [],
  keySetId: null,
  hasKeyFiles: false,
  unconfirmedPairs: [],
  project: null,
  dataSpace: null,
  instance: null,
  applied: null,
  undoable: null,
  check: null,
  missedKeys: null,
  guided: null,
  history: [],
  createdAt: at,
  updatedAt: at,
});
