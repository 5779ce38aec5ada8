/** Which stores a command is about: by name, by pattern, by tag. */
import type { Client } from '../../../shared/contract/index.ts';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { fits as fitsPattern } from '../../../shared/store-pattern.ts';
import { CliError } from '../frame/cli-error.ts';

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** A store of a file has no id. */
interface Named extends Pick<StoreFacts['store'], 'name' | 'tags'> {
  readonly id?: string;
}

/** As in a file, or by its id. */
export const fits = (wanted: string, store: Named): boolean =>
  store.id === wanted || fitsPattern(wanted, store);

const notListed = (name: string): CliError => new CliError('cli.store-not-found', { name });

/**
 * The stores that any of `names` means and that any of `only` means; no names = all.
 * Throws `unknown` for a name that means no store.
 */
export const selectFrom = <Store extends Named>(
  stores: readonly Store[],
  names: readonly string[],
  only: readonly string[] = [],
  unknown: (name: string) => CliError = notListed,
): readonly Store[] => {
  for (const name of [...names, ...only]) {
    if (!stores.some((store) => fits(name, store))) throw unknown(name);
  }
  const meant = (store: Store, wanted: readonly string[]): boolean =>
    wanted.length === 0 || wanted.some((name) => fits(name, store));
  return stores.filter((store) => meant(store, names) && meant(store, only));
};

const byName = (one: StoreFacts, other: StoreFacts): number =>
  one.store.name.localeCompare(other.store.name, 'en');

/** The facts of the chosen stores, by name. */
export const selectStores = async (
  client: Client,
  names: readonly string[],
  only: readonly string[] = [],
): Promise<readonly StoreFacts[]> => {
  const facts = [...(await client.stores.list())].sort(byName);
  const chosen = new Set(
    selectFrom(
      facts.map(({ store }) => store),
      names,
      only,
    ),
  );
  return facts.filter(({ store }) => chosen.has(store));
};

/** One store by its name or id. Throws `cli.store-not-found`. */
export const findStore = async (client: Client, name: string): Promise<StoreFacts> => {
  const facts = await client.stores.list();
  const found = facts.find(({ store }) => store.id === name || same(store.name, name));
  if (found === undefined) throw new CliError('cli.store-not-found', { name });
  return found;
};

/** One client by its label or id. Throws `cli.client-not-found` or `cli.ambiguous`. */
export const findClient = async (client: Client, label: string): Promise<KeySet> => {
  const found = await findClientOrNone(client, label);
  if (found === null) throw new CliError('cli.client-not-found', { name: label });
  return found;
};

export const findClientOrNone = async (client: Client, label: string): Promise<KeySet | null> => {
  const all = await client.credentials.list();
  const found = all.filter((keySet) => keySet.id === label || same(keySet.label, label.trim()));
  if (found.length > 1) {
    throw new CliError('cli.ambiguous', { name: label, ids: found.map(({ id }) => id).join(', ') });
  }
  return found[0] ?? null;
};

/** One of a list by name or id. Throws `code`, or `cli.ambiguous` with the ids. */
export const findNamed = <Item>(
  items: readonly Item[],
  wanted: string,
  idOf: (item: Item) => string,
  nameOf: (item: Item) => string,
  code: 'cli.project-not-found' | 'cli.space-not-found',
): Item => {
  const byId = items.find((item) => idOf(item) === wanted);
  if (byId !== undefined) return byId;
  const found = items.filter((item) => same(nameOf(item), wanted));
  if (found.length > 1)
    throw new CliError('cli.ambiguous', { name: wanted, ids: found.map(idOf).join(', ') });
  const [only] = found;
  if (only === undefined) throw new CliError(code, { name: wanted });
  return only;
};
