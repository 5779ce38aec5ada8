/** `undo`: each store gets back the values that it had before its last change. */
import { z } from 'zod';
import type { Action } from '../frame/session.ts';
import {
  batchOptionsSchema,
  batchOutcome,
  follow,
  idsOf,
  paceOf,
  parseBatchOptions,
  storesFor,
} from '../support/batch.ts';

const argsSchema = z.tuple([z.array(z.string()).min(1)]);

export const run: Action = async (session, given) => {
  const [names] = argsSchema.parse(given.args);
  const options = parseBatchOptions(batchOptionsSchema, given.options);
  const stores = await storesFor(session, names, options);
  await session.confirm('cli.confirm.undo', { count: stores.length });
  const input = { storeIds: idsOf(stores), ...paceOf(options) };
  const events = await session.client().batch.undo(input, { signal: session.signal });
  return batchOutcome(session, await follow(session, events), options);
};
