/** Values and swaps that wait for the user's answer. They stay in this process's memory, for ten minutes. */
import { randomUUID } from 'node:crypto';
import type { Offer } from '../../../shared/contract/credentials.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { ReadValue } from './block.ts';

type WithoutId<Kind extends Offer['kind']> = Omit<Extract<Offer, { kind: Kind }>, 'id'>;

export type Waiting =
  | { readonly offer: WithoutId<'move'> | WithoutId<'choose-environment'>; readonly value: ReadValue }
  | {
      readonly offer: WithoutId<'swap'>;
      /** Both pairs' fingerprints when the gateways answered: the offer is good for these only. */
      readonly pairs: string;
      readonly storeId: string | null;
    };

const lifetime = 10 * 60_000;

export interface Offers {
  add(keySetId: string, waiting: Waiting): Offer;
  /** Takes it out; `key.offer-expired` where it is not there or belongs to another key set. */
  take(keySetId: string, offerId: string): Waiting;
  /** After a failure that was not the offer's: it can be accepted again under the same id. */
  putBack(keySetId: string, offerId: string, waiting: Waiting): void;
  forget(keySetId: string): void;
}

export const createOffers = (): Offers => {
  const waiting = new Map<string, { keySetId: string; waiting: Waiting; timer: NodeJS.Timeout }>();
  const drop = (id: string) => {
    clearTimeout(waiting.get(id)?.timer);
    waiting.delete(id);
  };
  const put = (keySetId: string, id: string, entry: Waiting) => {
    const timer = setTimeout(() => drop(id), lifetime);
    timer.unref();
    waiting.set(id, { keySetId, waiting: entry, timer });
  };
  return {
    add(keySetId, entry) {
      const id = randomUUID();
      put(keySetId, id, entry);
      return { ...entry.offer, id };
    },
    putBack: put,
    take(keySetId, offerId) {
      const entry = waiting.get(offerId);
      if (entry?.keySetId !== keySetId) throw new ProblemError('key.offer-expired');
      drop(offerId);
      return entry.waiting;
    },
    forget(keySetId) {
      for (const [id, entry] of waiting) if (entry.keySetId === keySetId) drop(id);
    },
  };
};
