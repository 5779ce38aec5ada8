/** What every write of a batch has in common: an earlier work is cleared up first, and a stop is passed on. */
import type { ApplyEvent } from '../../../shared/contract/onboarding.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { Onboarding } from '../onboarding/index.ts';
import type { ItemContext } from './run.ts';

/** An earlier work whose end is not known is cleared up. Throws `apply.already-running`, or why it cannot be read. */
export const settleStore = async (
  onboarding: Pick<Onboarding, 'stateOf' | 'resolve'>,
  storeId: string,
): Promise<void> => {
  const state = onboarding.stateOf(storeId);
  if (state === 'running') throw new ProblemError('apply.already-running');
  if (state === 'interrupted') await onboarding.resolve(storeId);
};

/** Follows to the end and answers the last event; a stop is passed on, which works up to the commit. */
export const followStore = async (
  onboarding: Pick<Onboarding, 'cancel'>,
  storeId: string,
  events: AsyncIterable<ApplyEvent>,
  { signal, onPhase }: ItemContext,
): Promise<ApplyEvent | null> => {
  const cancel = (): void => void onboarding.cancel(storeId);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  let last: ApplyEvent | null = null;
  try {
    for await (const event of events) {
      if (event.type === 'phase') onPhase(event.phase);
      last = event;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
  }
  return last;
};
