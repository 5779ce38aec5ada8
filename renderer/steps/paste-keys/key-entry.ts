/** What the fields of the key pages are given: where values go, and what may be done with them. */
import type { KeyInput, Offer } from '../../../shared/contract/credentials.ts';
import type { Environment, Slot } from '../../../shared/model/environment.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import type { Task } from '../../components/useTask.ts';
import type { Findings } from './findings.ts';
import type { SlotId } from './slots.ts';

/** The key set that values are entered into: a store's, or a client's own. */
export interface KeyHolder {
  readonly keySet: KeySet | null;
  /** The id of the key set; one is made where there is none. */
  readonly ensure: () => Promise<string>;
  /** Every answer goes here, so that the page shows it. */
  readonly remember: (keySet: KeySet) => void;
  /** Before each request: the page stays although its work may be done by it. */
  readonly stay: () => void;
}

export type SecretElement = HTMLInputElement | HTMLTextAreaElement;

/** Asked again when a request is repeated, so that no value waits for that anywhere but in its field or file. */
export type ReadInput = () => Promise<KeyInput | null>;

export interface KeyEntry {
  readonly task: Task;
  readonly findings: Findings;
  /** Fields that the user wants to fill again although a value is kept. */
  readonly replacing: ReadonlySet<SlotId>;
  readonly replace: (id: SlotId) => void;
  /** Back to the value that is kept; what was typed is removed. */
  readonly leave: (id: SlotId) => void;
  readonly register: (id: SlotId, element: SecretElement | null) => void;
  /** Reads the values and hands them in; null = there is nothing to hand in. `onDone` = the request did not fail. */
  readonly enter: (read: ReadInput, onDone?: () => void) => void;
  readonly enterFromDialog: (environment: Environment | null) => void;
  readonly submitField: (slot: Slot) => void;
  /** Hands in every field that has text; true = nothing was refused. */
  readonly submitAll: () => Promise<boolean>;
  /** After a request that failed: the same once more, and what stands in the fields. */
  readonly repeat: () => void;
  readonly acceptOffer: (offer: Offer, environment: Environment | null) => void;
  readonly showMissing: (slots: readonly Slot[]) => void;
  readonly showOffers: (offers: readonly Offer[]) => void;
}
