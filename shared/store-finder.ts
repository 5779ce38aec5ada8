/** Finds stores key by key: longer words search only what the shorter ones found, shorter ones go back to it. Pure in what it answers. */
import type { StoreState } from './steps.ts';
import { countStates, type Findable, findStores, noFilter, type StoreFilter } from './store-search.ts';

/** What words, client and tag leave of a list. The same object as long as the same stores are found. */
export interface Found {
  /** In the order of the list. */
  readonly stores: readonly Findable[];
  readonly counts: ReadonlyMap<StoreState, number>;
}

interface Step {
  /** In small letters, as they were typed. */
  readonly words: string;
  readonly found: Found;
}

/** Looks at everything of a filter but its state. */
export type Finder = (filter: StoreFilter) => Found;

const foundOf = (stores: readonly Findable[]): Found => ({ stores, counts: countStates(stores) });

/** `stores` must not change. */
export const createFinder = (stores: readonly Findable[]): Finder => {
  const whole = foundOf(stores);
  let clientId: string | null = null;
  let tag: string | null = null;
  /** The words of each step go on from those of the step before; only then is what it found a part of that. */
  let trail: readonly [Step, ...Step[]] = [{ words: '', found: whole }];

  const narrowed = (found: Found, filter: Partial<StoreFilter>): Found => {
    const left = findStores(found.stores, { ...noFilter, ...filter });
    return left.length === found.stores.length ? found : foundOf(left);
  };

  return (filter) => {
    if (filter.clientId !== clientId || filter.tag !== tag) {
      ({ clientId, tag } = filter);
      trail = [{ words: '', found: narrowed(whole, { clientId, tag }) }];
    }
    const words = filter.words.toLowerCase();
    const [first, ...rest] = trail;
    const kept = rest.filter((step) => words.startsWith(step.words));
    const last = kept.at(-1) ?? first;
    if (last.words === words) {
      trail = [first, ...kept];
      return last.found;
    }
    const found = narrowed(last.found, { words });
    trail = [first, ...kept, { words, found }];
    return found;
  };
};
