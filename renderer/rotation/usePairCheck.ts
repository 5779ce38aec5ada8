/** Asks the gateways about the pairs that were entered. One environment alone may be enough. */
import type { Slot } from '../../shared/model/environment.ts';
import type { KeySet } from '../../shared/model/key-set.ts';
import { type Task, useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import type { KeyEntry } from '../steps/paste-keys/key-entry.ts';
import type { ClientKeyHolder } from './useKeyHolder.ts';

export interface PairCheck {
  readonly task: Task;
  readonly run: () => void;
}

interface PairCheckOptions {
  readonly holder: ClientKeyHolder;
  readonly entry: KeyEntry;
  /** The store whose gateways are asked; null = Adobe's, or those of practice. */
  readonly storeId: string | null;
  readonly missingIn: (keySet: KeySet | null) => readonly Slot[];
}

export const usePairCheck = ({ holder, entry, storeId, missingIn }: PairCheckOptions): PairCheck => {
  const task = useTask();
  const run = () =>
    void task.run(async () => {
      if (!(await entry.submitAll())) return;
      const entered = holder.known();
      const missing = missingIn(entered);
      if (entered === null || missing.length > 0) {
        entry.showMissing(missing);
        return;
      }
      const answer = await client.credentials.check({ keySetId: entered.id, storeId });
      holder.remember(answer.keySet);
      entry.showOffers(answer.offers);
    });
  return { task, run };
};
