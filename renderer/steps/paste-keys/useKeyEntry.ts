/** Hands entered values to the backend and shows what it said. The values themselves pass through and are kept nowhere:
 * not in state, not in the query cache (a react-query mutation would keep its variables). */
import { useRef, useState } from 'react';
import type { EnterResult, KeyInput, Offer } from '../../../shared/contract/credentials.ts';
import type { Environment, Slot } from '../../../shared/model/environment.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { type Task, useTask } from '../../components/useTask.ts';
import { client } from '../../state/client.ts';
import {
  acceptedSlots,
  addFindings,
  type Findings,
  forgetField,
  noFindings,
  withMissing,
} from './findings.ts';
import { allSlots, type SlotId, slotId } from './slots.ts';

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

export interface KeyEntry {
  readonly task: Task;
  readonly findings: Findings;
  /** Fields that the user wants to fill again although a value is kept. */
  readonly replacing: ReadonlySet<SlotId>;
  readonly replace: (id: SlotId) => void;
  /** Back to the value that is kept; what was typed is removed. */
  readonly leave: (id: SlotId) => void;
  readonly register: (id: SlotId, element: SecretElement | null) => void;
  readonly enter: (input: KeyInput) => void;
  readonly enterFromDialog: (environment: Environment | null) => void;
  readonly submitField: (slot: Slot) => void;
  /** Hands in every field that has text; true = nothing was refused. */
  readonly submitAll: () => Promise<boolean>;
  readonly acceptOffer: (offer: Offer, environment: Environment | null) => void;
  readonly showMissing: (slots: readonly Slot[]) => void;
  readonly showOffers: (offers: readonly Offer[]) => void;
}

export const useKeyEntry = (holder: KeyHolder): KeyEntry => {
  const task = useTask();
  const [findings, setFindings] = useState<Findings>(noFindings);
  const [replacing, setReplacingIds] = useState<ReadonlySet<SlotId>>(new Set());
  const fields = useRef(new Map<SlotId, SecretElement>());
  const refused = useRef(false);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const keySetId = useRef(holder.keySet?.id ?? null);

  const setReplacing = (id: SlotId, isReplacing: boolean) =>
    setReplacingIds((before) => {
      const after = new Set(before);
      if (isReplacing) after.add(id);
      else after.delete(id);
      return after;
    });

  const emptyField = (id: SlotId) => {
    const element = fields.current.get(id);
    if (element) element.value = '';
    setReplacing(id, false);
  };

  const take = (result: EnterResult) => {
    holder.remember(result.keySet);
    acceptedSlots(result).forEach(emptyField);
    refused.current ||= result.findings.some((finding) => finding.outcome === 'refused');
    setFindings((before) => addFindings(before, result));
  };

  /** One request after the other: the next field may be filled while the last one is being kept. */
  const work = (request: (keySetId: string) => Promise<EnterResult | null>): Promise<boolean> => {
    const done = queue.current.then(() =>
      task.run(async () => {
        holder.stay();
        keySetId.current ??= await holder.ensure();
        const result = await request(keySetId.current);
        if (result !== null) take(result);
      }),
    );
    queue.current = done;
    return done;
  };

  const send = (input: KeyInput) => work((id) => client.credentials.enter({ keySetId: id, input }));

  /** Leaving a field whose text was refused already changes nothing: only new text is judged again. */
  const sendField = async (slot: Slot, again: boolean): Promise<boolean> => {
    const element = fields.current.get(slotId(slot));
    if (element === undefined || element.value.trim() === '') return true;
    if (element.dataset.judged === 'true' && !again) return true;
    element.dataset.judged = 'true';
    const done = await send({ kind: 'field', slot, text: element.value });
    if (!done) delete element.dataset.judged;
    return done;
  };

  const submitAll = async (): Promise<boolean> => {
    refused.current = false;
    for (const slot of allSlots) {
      if (!(await sendField(slot, true))) return false;
    }
    return !refused.current;
  };

  const acceptOffer = (offer: Offer, environment: Environment | null) =>
    void work(async (id) => {
      const result = await client.credentials.acceptOffer({ keySetId: id, offerId: offer.id, environment });
      if (offer.kind === 'move') {
        const from = slotId(offer.from);
        emptyField(from);
        setFindings((before) => forgetField(before, from));
      }
      return result;
    });

  return {
    task,
    findings,
    replacing,
    replace: (id) => setReplacing(id, true),
    leave: (id) => {
      emptyField(id);
      setFindings((before) => forgetField(before, id));
    },
    register: (id, element) => {
      if (element === null) fields.current.delete(id);
      else fields.current.set(id, element);
    },
    enter: (input) => void send(input),
    enterFromDialog: (environment) =>
      void work((id) => client.credentials.enterFromDialog({ keySetId: id, environment })),
    submitField: (slot) => void sendField(slot, false),
    submitAll,
    acceptOffer,
    showMissing: (slots) => setFindings((before) => withMissing(before, slots)),
    showOffers: (offers) => setFindings((before) => ({ ...before, offers })),
  };
};
