/** Replacing a client's pairs in all its stores: the new ones are entered as a key set of their own, and move in. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { batchEventSchema } from '../model/batch.ts';
import { rotationSchema } from '../rotation.ts';
import { procedure } from './base.ts';
import { paceSchema } from './batch.ts';

const keySetId = z.object({ keySetId: z.string() });
const storeIds = z.array(z.string()).max(10_000);

export const rotationContract = {
  /** What is being replaced, and how far each store of the client is. When none is left, the pairs before go. */
  overview: procedure.input(keySetId).output(rotationSchema),
  /**
   * The complete pairs of `fromKeySetId` become the client's, which keeps those before; `fromKeySetId` goes. Problems:
   * `rotation.*`, `gateway.*` where the gateway does not accept them, `keychain.*`.
   */
  begin: procedure
    .input(
      keySetId.extend({
        fromKeySetId: z.string(),
        /** Stores that get the new pair although it does not know their project (`rotation.other-account`). */
        unknownProjects: storeIds.default([]),
        /** The last rotation is not finished (`rotation.open`): its stores get this pair, and only the last one is kept. */
        anew: z.boolean().default(false),
      }),
    )
    .output(rotationSchema),
  /** Gives the stores that are left the current pairs: keys only. May be repeated; `storeIds` null = all that are left. */
  run: procedure
    .input(
      paceSchema.extend({
        ...keySetId.shape,
        storeIds: storeIds.nullable(),
        /** Stores whose keys somebody else changed (`rotation.foreign-keys`), and that get the client's all the same. */
        overwriteForeign: storeIds.default([]),
      }),
    )
    .output(eventIterator(batchEventSchema)),
  /** The pairs before are the client's again; stores that have the new ones are what is left. Problem `gateway.rejected`. */
  giveUp: procedure.input(keySetId).output(rotationSchema),
};
