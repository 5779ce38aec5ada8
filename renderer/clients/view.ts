/** What the clients page shows of key sets and stores. Pure. */
import type { KeyCheck, KeyPairView, KeySet } from '../../shared/model/key-set.ts';
import { pairIdentity, validCheck } from '../../shared/model/key-set.ts';
import type { StoreSummary } from '../../shared/model/store-summary.ts';

export interface ClientRow {
  readonly keySet: KeySet;
  /** The new pairs that are being entered for it. */
  readonly fresh: KeySet | null;
  readonly stores: readonly Pick<StoreSummary, 'id' | 'name'>[];
  /** What it is found by, in small letters: made once, so that a key press costs little. */
  readonly searchText: string;
}

/** The key set in which the new pairs of this client are being entered. */
export const freshOf = (keySets: readonly KeySet[], keySetId: string): KeySet | null =>
  keySets.find(({ replaces }) => replaces === keySetId) ?? null;

const searchTextOf = ({ label, sandbox, production }: KeySet): string =>
  [label, sandbox.apiKey?.last4, production.apiKey?.last4].join(' ').toLocaleLowerCase();

/** In the order of their names; what is only being entered is no client. */
export const clientRows = (
  keySets: readonly KeySet[],
  stores: readonly Pick<StoreSummary, 'id' | 'name' | 'clientId'>[],
  locale: string,
): readonly ClientRow[] => {
  const byClient = new Map<string, Pick<StoreSummary, 'id' | 'name'>[]>();
  for (const { id, name, clientId } of stores) {
    if (clientId === null) continue;
    const known = byClient.get(clientId);
    if (known) known.push({ id, name });
    else byClient.set(clientId, [{ id, name }]);
  }
  const freshBy = new Map(keySets.map((keySet) => [keySet.replaces, keySet]));
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return keySets
    .filter(({ replaces }) => replaces === undefined)
    .map((keySet) => ({
      keySet,
      fresh: freshBy.get(keySet.id) ?? null,
      stores: byClient.get(keySet.id) ?? [],
      searchText: searchTextOf(keySet),
    }))
    .sort((a, b) => compare(a.keySet.label, b.keySet.label));
};

/** Every word has to occur in the client's name or in the ends of its API keys. */
export const findClients = (rows: readonly ClientRow[], words: string): readonly ClientRow[] => {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ searchText }) => wanted.every((word) => searchText.includes(word)));
};

export type PairWord = 'missing' | 'incomplete' | 'not-asked' | KeyCheck['verdict'];

/** What is known of a pair, in one word. */
export const pairWord = (pair: KeyPairView): PairWord => {
  if (!pair.apiKey && !pair.privateKey) return 'missing';
  if (pairIdentity(pair) === null) return 'incomplete';
  return validCheck(pair)?.verdict ?? 'not-asked';
};
