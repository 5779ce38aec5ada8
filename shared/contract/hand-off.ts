/** Handing a key set to another computer as an .age file that only that computer can open. No method returns a value. */
import { z } from 'zod';
import { longestHandOff } from '../hand-off.ts';
import { keySetSchema } from '../model/key-set-schema.ts';
import { procedure } from './base.ts';
import { deliveredSchema } from './delivered.ts';

export const handOffSourceSchema = z.discriminatedUnion('kind', [
  /** A file that main reads itself. */
  z.object({ kind: z.literal('path'), path: z.string().min(1).max(4096) }),
  /** The encrypted file, where only the page has it (browser host), or its text as it was pasted. */
  z.object({ kind: z.literal('content'), base64: z.base64().max(Math.ceil((longestHandOff + 1) / 3) * 4) }),
]);
export type HandOffSource = z.infer<typeof handOffSourceSchema>;

const label = keySetSchema.shape.label.trim().min(1).max(120);

/** Where the keys of the file go. */
export const handOffTargetSchema = z.discriminatedUnion('kind', [
  /** A client of its own; `label` null = as the file names it. */
  z.object({ kind: z.literal('new'), label: label.nullable() }),
  /** The file is about a client that is there already: its keys are replaced. */
  z.object({ kind: z.literal('replace'), keySetId: z.string() }),
]);
export type HandOffTarget = z.infer<typeof handOffTargetSchema>;

export const receivedSchema = z.discriminatedUnion('outcome', [
  /** The keys are in the keychain, and both gateways were asked about them. */
  z.object({ outcome: z.literal('kept'), keySet: keySetSchema }),
  /** A client holds exactly these keys already; nothing was changed. */
  z.object({ outcome: z.literal('known'), keySet: keySetSchema }),
  /** Another client has this name; nothing was changed. Ask what is meant, and read again. */
  z.object({ outcome: z.literal('name-taken'), label: z.string(), keySet: keySetSchema }),
]);
export type Received = z.infer<typeof receivedSchema>;

export const handOffContract = {
  /** This computer's recipient code. Made once; its secret half is in the keychain. Problems: `keychain.*`. */
  recipient: procedure.output(
    z.object({
      code: z.string(),
      /** false = there is no keychain, and the code is good for this run of the program only. */
      isLasting: z.boolean(),
    }),
  ),
  /** Writes the key set's four values for this code, and for nobody else. Problems: `hand-off.*`, `keychain.*`. */
  write: procedure
    .input(z.object({ keySetId: z.string(), recipient: z.string().max(4096) }))
    .output(deliveredSchema),
  /** Opens a file that was made for this computer. A file that is not good changes nothing. Problems: `hand-off.*`, `key.*`. */
  read: procedure
    .input(z.object({ source: handOffSourceSchema, target: handOffTargetSchema }))
    .output(receivedSchema),
  /** Lets the user choose a hand-off file in the system's dialog; null = cancelled. Electron only. */
  chooseFile: procedure.output(z.object({ path: z.string() }).nullable()),
};
