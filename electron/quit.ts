/** Quitting: the backend ends what it has begun, within a limit, before the process goes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { app } from 'electron';
import type { Log } from './backend/support/log.ts';
import { failureFields } from './failure-fields.ts';

/** Milliseconds. What takes longer is found again at the next start. */
const patience = 10_000;

export const closeBackendAtQuit = (backend: { close(): Promise<void> }, log: Log): void => {
  let closing = false;
  app.on('will-quit', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    const closed = backend
      .close()
      .catch((error: unknown) => log.error('host.close-failed', failureFields(error)));
    void Promise.race([closed, sleep(patience)]).then(() => app.exit(0));
  });
};
