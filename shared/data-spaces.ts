/** What is known about data spaces before one is chosen: how many a license gives, and who uses one already. Pure. */
import type { Edition } from './model/instance.ts';
import type { DataSpace } from './model/registry.ts';
import type { Store } from './model/store.ts';
import { isTestingSpace } from './model/testing-space.ts';
import type { PlanWarning } from './plan.ts';

export interface ExpectedSpaces {
  readonly production: number;
  readonly testing: number;
}

/** Data spaces per license as Adobe documents them. An expectation to show beside what the registry returns, never a limit. */
const expected: Record<Edition, ExpectedSpaces> = {
  commerce: { production: 1, testing: 2 },
  'open-source': { production: 1, testing: 0 },
};
export const expectedSpaces = (edition: Edition): ExpectedSpaces => expected[edition];

type Uses = Pick<Store, 'id' | 'dataSpace' | 'applied' | 'instance'>;

/** A store uses a data space when it was chosen for it, was written to it, or was found on its instance. */
const uses = (store: Uses, environmentId: DataSpace['environmentId']): boolean =>
  store.dataSpace?.environmentId === environmentId ||
  store.applied?.environmentId === environmentId ||
  store.instance?.ids.environmentId === environmentId;

/** The other stores that use this data space; each store must have its own. */
export const otherUsers = <S extends Uses>(
  environmentId: string,
  storeId: string,
  stores: readonly S[],
): readonly S[] => stores.filter((store) => store.id !== storeId && uses(store, environmentId));

/**
 * The names of the stores for which this store may not have the data space, unless the user says so by name: both would
 * write into the same data. What was applied to this store before has been agreed to already.
 */
export const sharedWith = (
  store: Pick<Store, 'id' | 'applied'>,
  environmentId: string,
  stores: readonly Store[],
): readonly string[] =>
  store.applied?.environmentId === environmentId
    ? []
    : otherUsers(environmentId, store.id, stores).map(({ name }) => name);

type Seen = Pick<Store, 'id' | 'name' | 'instance'>;

const addressOf = ({ instance }: Seen): string | null =>
  instance?.baseUrl?.trim().toLowerCase().replace(/\/+$/, '') || null;

/**
 * The stores of which this one looks like a clone, or the reverse: the same ids on the instance under another address, as
 * after a production database was copied.
 */
export const clonesOf = <S extends Seen>(store: Seen, stores: readonly S[]): readonly S[] => {
  const environmentId = store.instance?.ids.environmentId;
  const address = addressOf(store);
  if (!environmentId || address === null) return [];
  return stores.filter((other) => {
    const otherAddress = addressOf(other);
    if (other.id === store.id || otherAddress === null) return false;
    return other.instance?.ids.environmentId === environmentId && otherAddress !== address;
  });
};

/** What speaks against this data space for this store. Warnings only: the user decides. */
export const spaceWarnings = (
  store: Pick<Store, 'id' | 'purpose'>,
  { environmentId, environmentType }: Pick<DataSpace, 'environmentId' | 'environmentType'>,
  stores: readonly Store[],
): readonly PlanWarning[] => {
  const found = otherUsers(environmentId, store.id, stores).map(
    ({ name }): PlanWarning => ({ kind: 'space-in-use', storeName: name }),
  );
  const testing = isTestingSpace(environmentType);
  if (store.purpose === 'testing' && !testing) found.push({ kind: 'production-space-on-testing-store' });
  if (store.purpose === 'production' && testing) found.push({ kind: 'testing-space-on-production-store' });
  return found;
};
