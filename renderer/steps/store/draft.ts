/** What the user has typed about a store, before and after it is kept. */
import type { Connection } from '../../../shared/model/instance.ts';
import type { Purpose, Store } from '../../../shared/model/store.ts';

export interface StoreDraft {
  readonly name: string;
  readonly purpose: Purpose;
  readonly root: string;
  readonly php: string;
}

export const draftOf = (store: Store | null): StoreDraft => ({
  name: store?.name ?? '',
  purpose: store?.purpose ?? 'production',
  root: store?.connection.kind === 'local' ? store.connection.root : '',
  php: store?.connection.kind === 'local' ? (store.connection.php ?? '') : '',
});

export const toConnection = ({ root, php }: StoreDraft): Connection => ({
  kind: 'local',
  root: root.trim(),
  php: php.trim() === '' ? null : php.trim(),
});

export const isComplete = ({ name, root }: StoreDraft): boolean => name.trim() !== '' && root.trim() !== '';

/** Facts of an instance only count for the folder and the PHP that they were found with. */
export const isUnchanged = (draft: StoreDraft, store: Store): boolean => {
  const kept = draftOf(store);
  return (
    kept.name === draft.name.trim() &&
    kept.purpose === draft.purpose &&
    kept.root === draft.root.trim() &&
    kept.php === draft.php.trim()
  );
};
