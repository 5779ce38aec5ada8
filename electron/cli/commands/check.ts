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
  reachStores,
} from '../support/batch.ts';
import { driftText } from '../support/drift-text.ts';
import { selectStores } from '../support/select.ts';

const argsSchema = z.tuple([z.array(z.string())]);

export const run: Action = async (session, given) => {
  const [names] = argsSchema.parse(given.args);
  const options = parseBatchOptions(session, batchOptionsSchema, given.options);
  const api = session.client();
  const isNamed = names.length + options.only.length > 0;
  const chosen = await selectStores(api, names, options.only);
  // Without names: the connected ones, which the backend knows best. No sign-in is shown to the others.
  const meant = isNamed ? chosen : chosen.filter(({ store }) => store.applied !== null);
  await reachStores(session, meant, options);
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
