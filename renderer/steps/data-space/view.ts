/** What the data space step shows, from the facts, the registry's list and the user's other stores. Pure. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { otherUsers } from '../../../shared/data-spaces.ts';
import type { DataSpace } from '../../../shared/model/registry.ts';
import type { Store } from '../../../shared/model/store.ts';
import { isTestingSpace } from '../../../shared/model/testing-space.ts';

export interface SpaceRow {
  readonly space: DataSpace;
  readonly onInstance: boolean;
  /** Names of the other stores that use it. */
  readonly users: readonly string[];
}

type KnownFacts = Pick<StoreFacts, 'store'>;

export const spaceRows = (
  { store }: KnownFacts,
  spaces: readonly DataSpace[],
  stores: readonly Store[],
): readonly SpaceRow[] =>
  spaces.map((space) => ({
    space,
    onInstance: space.environmentId === store.instance?.ids.environmentId,
    users: otherUsers(space.environmentId, store.id, stores).map(({ name }) => name),
  }));

export interface Preselection {
  readonly environmentId: string;
  readonly fromInstance: boolean;
}

/** The user's own choice, else what the instance already has. A space that another store uses is never preselected. */
export const preselectedSpace = ({ store }: KnownFacts, rows: readonly SpaceRow[]): Preselection | null => {
  const chosen = rows.find(({ space }) => space.environmentId === store.dataSpace?.environmentId);
  if (chosen) return { environmentId: chosen.space.environmentId, fromInstance: false };
  const found = rows.find(({ onInstance, users }) => onInstance && users.length === 0);
  return found ? { environmentId: found.space.environmentId, fromInstance: true } : null;
};

/** The name of the instance's data space, when it is not among these. */
export const elsewhereOnInstance = ({ store }: KnownFacts, rows: readonly SpaceRow[]): string | null => {
  const ids = store.instance?.ids;
  if (!ids?.environmentId || rows.some(({ onInstance }) => onInstance)) return null;
  return ids.environmentName || ids.environmentId;
};

export const countSpaces = (spaces: readonly DataSpace[]) => {
  const testing = spaces.filter(({ environmentType }) => isTestingSpace(environmentType)).length;
  return { testing, production: spaces.length - testing };
};
