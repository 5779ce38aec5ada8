/** Checking stores: are they still as they were applied, and does the gateway still accept their keys? */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { batchEventSchema } from '../model/batch.ts';
import { procedure } from './base.ts';
import { paceSchema } from './batch.ts';

export const checksContract = {
  /** Each store keeps what was found as its `check`; null = every connected store. Closing the stream stops the work. */
  run: procedure
    .input(paceSchema.extend({ storeIds: z.array(z.string()).max(10_000).nullable() }))
    .output(eventIterator(batchEventSchema)),
};
