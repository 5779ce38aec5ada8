/** `apply`: a plan, a question, and then the work. What moves data is never covered by the answer to that question. */
import { z } from 'zod';
import { CliError } from '../frame/cli-error.ts';
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

const argsSchema = z.tuple([z.array(z.string())]);
const optionsSchema = batchOptionsSchema.extend({
  moveData: z.array(z.string()),
  allowSharedDataSpace: z.array(z.string()),
});

export const run: Action = async (session, given) => {
  const [names] = argsSchema.parse(given.args);
  const options = parseBatchOptions(optionsSchema, given.options);
  if (names.length + options.only.length === 0) {
    throw new CliError('cli.usage', { detail: 'Name the stores, or say "*" for all of them.' });
  }
  const { moveData, allowSharedDataSpace } = options;
  const stores = await storesFor(session, names, options);
  await session.confirm('cli.confirm.apply', { count: stores.length });
  const input = { storeIds: idsOf(stores), ...paceOf(options), moveData, allowSharedDataSpace };
  const events = await session.client().batch.apply(input, { signal: session.signal });
  return batchOutcome(session, await follow(session, events), options);
};
