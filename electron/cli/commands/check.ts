/** `check`: are stores still as they were applied, and does the gateway still accept their keys? */
import { z } from 'zod';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import {
  batchOptionsSchema,
  batchOutcome,
  follow,
  idsOf,
  paceOf,
  parseBatchOptions,
  storesFor,
} from '../support/batch.ts';
import { driftText } from '../support/drift-text.ts';

const argsSchema = z.tuple([z.array(z.string())]);

export const run: Action = async (session, given) => {
  const [names] = argsSchema.parse(given.args);
  const options = parseBatchOptions(batchOptionsSchema, given.options);
  const api = session.client();
  const isNamed = names.length + options.only.length > 0;
  const chosen = await storesFor(session, names, options);
  // Without names: the connected ones, which the backend knows best.
  const storeIds = isNamed ? idsOf(chosen) : null;
  const events = await api.checks.run({ storeIds, ...paceOf(options) }, { signal: session.signal });
  const report = await follow(session, events);
  const checked = new Set(report.results.map(({ storeId }) => storeId));
  const checks = (await api.stores.list()).flatMap(({ store: { id, name, check } }) =>
    checked.has(id) && check !== null ? [{ name, check }] : [],
  );
  const more: Pick<DataOf<'check'>, 'checks'> = { checks };
  return batchOutcome(session, report, options, { data: more, before: driftText(checks, session) });
};
