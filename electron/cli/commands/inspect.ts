/** `inspect`. */
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
import { detailsOf } from '../support/store-data.ts';

const argsSchema = z.tuple([z.array(z.string())]);

export const run: Action = async (session, given) => {
  const [names] = argsSchema.parse(given.args);
  const options = parseBatchOptions(session, batchOptionsSchema, given.options);
  const api = session.client();
  const storeIds = idsOf(await storesFor(session, names, options));
  const events = await api.batch.inspect({ storeIds, ...paceOf(options) }, { signal: session.signal });
  const report = await follow(session, events);
  const seen = new Set(report.results.flatMap(({ problem, storeId }) => (problem === null ? [storeId] : [])));
  const facts = (await api.stores.list()).filter(({ store }) => seen.has(store.id));
  return batchOutcome(session, report, options, { data: { stores: facts.map(detailsOf) } });
};
