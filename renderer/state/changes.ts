/** What another process changed (a command, another window) is read again where it is shown. */
import { client, orpc, queryClient } from './client.ts';

const readAgain = (): void => {
  for (const queryKey of [
    orpc.stores.list.key(),
    orpc.stores.summaries.key(),
    orpc.stores.facts.key(),
    orpc.credentials.list.key(),
    orpc.rotation.key(),
  ]) {
    void queryClient.invalidateQueries({ queryKey });
  }
};

const userComesBack = (): Promise<void> =>
  new Promise((resolve) => window.addEventListener('focus', () => resolve(), { once: true }));

/**
 * Follows as long as the page is there. A stream that breaks off, such as when the computer sleeps, begins again when the
 * user comes back to the window, and what was missed in the meantime is read then.
 */
export const followChanges = async (): Promise<never> => {
  for (;;) {
    try {
      for await (const _ of await client.stores.changes()) readAgain();
    } catch {
      // The host has ended, which the next call says, or the way to it was cut.
    }
    await userComesBack();
    readAgain();
  }
};
