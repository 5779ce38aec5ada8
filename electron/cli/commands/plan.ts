/** `plan`: what an apply would do, store by store. */
import { z } from 'zod';
import type { BatchReport } from '../../../shared/model/batch.ts';
import type { Action, Session } from '../frame/session.ts';
import {
  batchOptionsSchema,
  batchOutcome,
  follow,
  idsOf,
  paceOf,
  parseBatchOptions,
  storesFor,
} from '../support/batch.ts';
import { planText } from '../support/plan-text.ts';
import { type NamedPlan, plansOf } from '../support/plans.ts';

const argsSchema = z.tuple([z.array(z.string())]);
const optionsSchema = batchOptionsSchema.extend({
  exitCode: z.boolean().default(false),
  moveData: z.array(z.string()),
  allowSharedDataSpace: z.array(z.string()),
});

const lookedAt = ({ results }: BatchReport): string[] =>
  results.flatMap(({ storeId, outcome }) =>
    storeId !== null && outcome !== 'failed' && outcome !== 'stopped' ? [storeId] : [],
  );

const textOf = (plans: readonly NamedPlan[], session: Session): string =>
  plans.map(({ name, plan }) => planText(name, plan, session)).join('\n\n');

export const run: Action = async (session, given) => {
  const [names] = argsSchema.parse(given.args);
  const options = parseBatchOptions(optionsSchema, given.options);
  const { moveData, allowSharedDataSpace } = options;
  const api = session.client();
  const storeIds = idsOf(await storesFor(session, names, options));
  const input = { storeIds, ...paceOf(options), moveData, allowSharedDataSpace };
  const report = await follow(session, await api.batch.plan(input, { signal: session.signal }));
  const plans = await plansOf(api, lookedAt(report));
  const outcome = await batchOutcome(session, report, options, {
    data: { plans },
    before: textOf(plans, session),
  });
  const hasChanges = report.results.some((result) => result.outcome === 'changed');
  return outcome.exit === 'done' && options.exitCode && hasChanges
    ? { ...outcome, exit: 'changes' }
    : outcome;
};
