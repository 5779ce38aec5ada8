/** Hands entered values to the backend and shows what it said. The values themselves pass through and are kept nowhere:
 * not in state, not in the query cache (a react-query mutation would keep its variables). */
import { useRef, useState } from 'react';
import type { EnterResult, Offer } from '../../../shared/contract/credentials.ts';
import type { Environment, Slot } from '../../../shared/model/environment.ts';
import { useTask } from '../../components/useTask.ts';
import { client } from '../../state/client.ts';
import {
  acceptedSlots,
  addFindings,
  type Findings,
  forgetField,
  noFindings,
  withMissing,
} from './findings.ts';
import type { KeyEntry, KeyHolder, ReadInput, SecretElement } from './key-entry.ts';
import { allSlots, type SlotId, slotId } from './slots.ts';

export const useKeyEntry = (holder: KeyHolder): KeyEntry => {
  const task = useTask();
  const [findings, setFindings] = useState<Findings>(noFindings);
  const [replacing, setReplacingIds] = useState<ReadonlySet<SlotId>>(new Set());
  const fields = useRef(new Map<SlotId, SecretElement>());
  const refused = useRef(false);
  const failed = useRef<(() => Promise<boolean>) | null>(null);
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
  const work = (request: () => Promise<EnterResult | null>): Promise<boolean> => {
    const done = queue.current.then(async () => {
      failed.current = null;
      return task.run(async () => {
        holder.stay();
        const result = await request();
        if (result !== null) take(result);
      });
    });
    queue.current = done;
    return done;
  };

  const target = async (): Promise<string> => {
    keySetId.current ??= await holder.ensure();
    return keySetId.current;
  };
  const send = (read: ReadInput) =>
    work(async () => {
      const input = await read();
      return input && client.credentials.enter({ keySetId: await target(), input });
    });
  /** For what is in no field: there it would be handed in again with the fields. */
  const repeatable = async (attempt: () => Promise<boolean>): Promise<boolean> => {
    const isDone = await attempt();
    if (!isDone) failed.current = () => repeatable(attempt);
    return isDone;
  };

  /** Leaving a field whose text was refused already changes nothing: only new text is judged again. */
  const sendField = async (slot: Slot, again: boolean): Promise<boolean> => {
    const element = fields.current.get(slotId(slot));
    if (element === undefined || element.value.trim() === '') return true;
    if (element.dataset.judged === 'true' && !again) return true;
    element.dataset.judged = 'true';
    const { value } = element;
    const done = await send(async () => ({ kind: 'field', slot, text: value }));
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

  const repeat = async (): Promise<void> => {
    if (failed.current === null || (await failed.current())) await submitAll();
  };

  const acceptOffer = async (offer: Offer, environment: Environment | null) => {
    const result = await client.credentials.acceptOffer({
      keySetId: await target(),
      offerId: offer.id,
      environment,
    });
    if (offer.kind === 'move') {
      const from = slotId(offer.from);
      emptyField(from);
      setFindings((before) => forgetField(before, from));
    }
    return result;
  };

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
    enter: (read, onDone) =>
      void repeatable(async () => {
        const isDone = await send(read);
        if (isDone) onDone?.();
        return isDone;
      }),
    enterFromDialog: (environment) =>
      void repeatable(() =>
        work(async () => client.credentials.enterFromDialog({ keySetId: await target(), environment })),
      ),
    submitField: (slot) => void sendField(slot, false),
    submitAll,
    repeat: () => void repeat(),
    acceptOffer: (offer, environment) => void repeatable(() => work(() => acceptOffer(offer, environment))),
    showMissing: (slots) => setFindings((before) => withMissing(before, slots)),
    showOffers: (offers) => setFindings((before) => ({ ...before, offers })),
  };
};
