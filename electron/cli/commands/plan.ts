/** `plan`: what an apply would do, store by store. */
import { z } from 'zod';
import type { BatchReport } from '../../../shared/model/batch.ts';
import type { Problem } from '../../../shared/problems.ts';
import { usageError } from '../frame/cli-error.ts';
import type { Action, Session } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { listedAllowances } from '../support/allowances.ts';
import { batchOutcome, follow, idsOf, paceOf, reachStores } from '../support/batch.ts';
import { declarationText } from '../support/declaration-text.ts';
import { declaredWork, planDeclared } from '../support/declared.ts';
import { planText } from '../support/plan-text.ts';
import { type NamedPlan, plansOf } from '../support/plans.ts';
import { selectStores } from '../support/select.ts';
import { type WorkOptions, workOf, workOptionsSchema } from '../support/work.ts';

const optionsSchema = workOptionsSchema.extend({ exitCode: z.boolean().default(false) });

const lookedAt = ({ results }: BatchReport): string[] =>
  results.flatMap(({ storeId, outcome }) =>
    storeId !== null && outcome !== 'failed' && outcome !== 'stopped' ? [storeId] : [],
  );

const textOf = (plans: readonly NamedPlan[], session: Session): string =>
  plans.map(({ name, plan }) => planText(name, plan, session)).join('\n\n');

const planNamed = async (
  session: Session,
  names: readonly string[],
  options: WorkOptions,
): Promise<Planned> => {
  const { useUnconfirmedKeys } = options;
  if (useUnconfirmedKeys.length > 0) throw usageError('cli.usage.unconfirmed-with-file');
  const api = session.client();
  const stores = await selectStores(api, names, options.only);
  const allowed = await listedAllowances(api, options);
  await reachStores(session, stores, options);
  const input = { storeIds: idsOf(stores), ...paceOf(options), ...allowed };
  const report = await follow(session, await api.batch.plan(input, { signal: session.signal }));
  const plans = await plansOf(api, lookedAt(report));
  return { report, data: { plans, declaration: null }, text: textOf(plans, session) };
};

const planFile = async (
  session: Session,
  file: string,
  names: readonly string[],
  options: WorkOptions,
): Promise<Planned> => {
  const { plan, report, invalid } = await planDeclared(
    session,
    file,
    await declaredWork(session, file, names, options),
  );
  const data = { plans: [], declaration: plan };
  return { report, data, text: declarationText(plan, session), invalid };
};

interface Planned {
  readonly report: BatchReport;
  readonly data: Omit<DataOf<'plan'>, 'report'>;
  readonly text: string;
  readonly invalid?: Problem | null;
}

/** In a file a store may change in the list alone. */
const hasChanges = ({ report }: Planned): boolean =>
  report.results.some(({ outcome }) => outcome === 'changed');

export const run: Action = async (session, given) => {
  const { names, options } = workOf(session, given, optionsSchema);
  const { file } = options;
  const planned = await (file === undefined
    ? planNamed(session, names, options)
    : planFile(session, file, names, options));
  const { report, data, text, invalid } = planned;
  if (invalid) return { data: { report, ...data }, problem: invalid };
  const outcome = await batchOutcome(session, report, options, { data, before: text });
  const changes = outcome.exit === 'done' && options.exitCode && hasChanges(planned);
  return changes ? { ...outcome, exit: 'changes' } : outcome;
};
