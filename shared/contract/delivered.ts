/** What became of a file that the user asked for: where it was saved, or its text where the host has no dialog. */
import { z } from 'zod';

export const deliveredSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), path: z.string() }),
  z.object({ kind: z.literal('cancelled') }),
  /** This host has no dialog: the caller saves the text under this name. Nothing in it is secret in clear. */
  z.object({ kind: z.literal('content'), name: z.string(), text: z.string() }),
]);
export type Delivered = z.infer<typeof deliveredSchema>;
