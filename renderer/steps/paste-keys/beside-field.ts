/** Offers to move a value stand beside the field that the value was entered in. Pure. */
import type { Offer } from '../../../shared/contract/credentials.ts';
import type { Slot } from '../../../shared/model/environment.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { isKept, type SlotId, slotId } from './slots.ts';

export const offersFor = (slot: Slot, offers: readonly Offer[]): readonly Offer[] =>
  offers.filter((offer) => offer.kind === 'move' && slotId(offer.from) === slotId(slot));

interface OpenFields {
  readonly replacing: ReadonlySet<SlotId>;
}

/** False where that field is not on the page, because its value is kept already. */
export const isBesideField = (offer: Offer, keySet: KeySet | null, { replacing }: OpenFields): boolean =>
  offer.kind === 'move' && (!isKept(keySet, offer.from) || replacing.has(slotId(offer.from)));
