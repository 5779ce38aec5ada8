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
  reachStores,
} from '../support/batch.ts';
import { selectStores } from '../support/select.ts';

const argsSchema = z.tuple([z.array(z.string()).min(1)]);

export const run: Action = async (session, given) => {
  const [names] = argsSchema.parse(given.args);
  const options = parseBatchOptions(session, batchOptionsSchema, given.options);
  const stores = await selectStores(session.client(), names, options.only);
  // Asked before a store is reached: without a yes nobody's sign-in is needed.
  if (stores.length > 0) await session.confirm('cli.confirm.undo', { count: stores.length });
  await reachStores(session, stores, options);
  const input = { storeIds: idsOf(stores), ...paceOf(options) };
  const events = await session.client().batch.undo(input, { signal: session.signal });
  return batchOutcome(session, await follow(session, events), options);
};
