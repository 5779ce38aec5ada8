/** Practising without an account: a sample store, a practice gateway and a practice API portal on this computer. */
import { z } from 'zod';
import { editionSchema } from '../model/instance.ts';
import { keySetSchema } from '../model/key-set-schema.ts';
import { procedure } from './base.ts';
import { factsSchema } from './stores.ts';

export const practiceContract = {
  /** Makes a practice store with its own key set, or answers the one that is there. */
  start: procedure
    .input(z.object({ name: z.string().trim().min(1).max(120), edition: editionSchema }))
    .output(factsSchema),
  /** New practice pairs for a key set. They replace those of the same license at once, as on the real portal. */
  makeKeys: procedure.input(z.object({ keySetId: z.string(), edition: editionSchema })).output(keySetSchema),
};
