/** What passes between us and the helper process. Secrets travel here and nowhere else: never in argv or env. */
import { z } from 'zod';

export const helperRequestSchema = z.object({
  id: z.number().int(),
  op: z.enum(['get', 'set', 'delete']),
  account: z.string(),
  /** Base64, only with `set`. */
  secret: z.string().optional(),
});
export type HelperRequest = z.infer<typeof helperRequestSchema>;

export const helperAnswerSchema = z.discriminatedUnion('ok', [
  z.object({
    id: z.number().int(),
    ok: z.literal(true),
    /** `get`: base64, null = absent. */
    secret: z.string().nullable(),
    /** `delete`: whether there was something to delete. */
    deleted: z.boolean(),
    /** The helper has opened so many connections that a fresh one should take over. */
    retire: z.boolean(),
  }),
  z.object({ id: z.number().int(), ok: z.literal(false), message: z.string() }),
]);
export type HelperAnswer = z.infer<typeof helperAnswerSchema>;

/** A running helper, as the host started it (Electron: utilityProcess; elsewhere: `forkHelper`). */
export interface HelperProcess {
  send(request: HelperRequest): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  /** Ends it at once (SIGKILL where the host can): it may hang in native code. */
  kill(): void;
}
export type SpawnHelper = () => HelperProcess;
