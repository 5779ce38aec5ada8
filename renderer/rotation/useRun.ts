/** Gives the client's keys to its stores, and reads the list of what is left again when that has ended. */
import { type Batch, useBatch } from '../many/useBatch.ts';
import { client, orpc, queryClient } from '../state/client.ts';
import { refreshClients } from '../state/clients.ts';

interface RunRequest {
  /** null = every store that is left. */
  readonly storeIds: readonly string[] | null;
  /** Stores that get the keys although somebody else changed theirs. */
  readonly overwriteForeign?: readonly string[];
}

export interface Run {
  readonly batch: Batch;
  readonly start: (request: RunRequest) => Promise<void>;
}

/** `onNothingLeft` is told whether it was the pair of before that the stores got back. */
export const useRun = (keySetId: string, onNothingLeft: (isReturned: boolean) => void): Run => {
  const batch = useBatch();
  const start = async ({ storeIds, overwriteForeign = [] }: RunRequest): Promise<void> => {
    const queryKey = orpc.rotation.overview.queryKey({ input: { keySetId } });
    const isReturned = queryClient.getQueryData(queryKey)?.open?.givenUp === true;
    await batch.start((signal) =>
      client.rotation.run(
        { keySetId, storeIds: storeIds && [...storeIds], overwriteForeign: [...overwriteForeign] },
        { signal },
      ),
    );
    await refreshClients();
    if (queryClient.getQueryData(queryKey)?.open === null) onNothingLeft(isReturned);
  };
  return { batch, start };
};
