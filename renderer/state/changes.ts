/** What another process changed (a command, another window) is read again where it is shown. */
import { client, orpc, queryClient } from './client.ts';

/** Follows as long as the page is there. Without the stream everything works, and is shown when it is opened again. */
export const followChanges = async (): Promise<void> => {
  try {
    for await (const _ of await client.stores.changes()) {
      for (const queryKey of [
        orpc.stores.list.key(),
        orpc.stores.summaries.key(),
        orpc.stores.facts.key(),
        orpc.credentials.list.key(),
        orpc.rotation.key(),
      ]) {
        void queryClient.invalidateQueries({ queryKey });
      }
    }
  } catch {
    // The host has ended, which the next call says.
  }
};
