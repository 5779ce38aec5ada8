/** `apply`: a plan, a question, and then the work. What moves data is never covered by the answer to that question. */
import type { BatchReport } from '../../../shared/model/batch.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { CliError, usageError } from '../frame/cli-error.ts';
import { problemFrom } from '../frame/problem-from.ts';
import type { Action, Session } from '../frame/session.ts';
import { listedAllowances } from '../support/allowances.ts';
import { batchOutcome, follow, idsOf, paceOf, reachStores } from '../support/batch.ts';
import { declarationText } from '../support/declaration-text.ts';
import { declaredWork, planDeclared } from '../support/declared.ts';
import { selectStores } from '../support/select.ts';
import { goOnUnconfirmed } from '../support/unconfirmed.ts';
import { type WorkOptions, workOf, workOptionsSchema } from '../support/work.ts';

const applyNamed = async (
  session: Session,
  names: readonly string[],
  options: WorkOptions,
): Promise<BatchReport> => {
  if (names.length + options.only.length === 0) {
    throw usageError('cli.usage.name-stores');
  }
  const stores = await selectStores(session.client(), names, options.only);
  const { useUnconfirmedKeys } = options;
  const allowed = await listedAllowances(session.client(), options);
  // Asked before a store is reached: without a yes nobody's sign-in is needed.
  if (stores.length > 0) await session.confirm('cli.confirm.apply', { count: stores.length });
  await reachStores(session, stores, options);
  await goOnUnconfirmed(session, useUnconfirmedKeys, stores);
  const input = { storeIds: idsOf(stores), ...paceOf(options), ...allowed };
  return follow(session, await session.client().batch.apply(input, { signal: session.signal }));
};

/** Whoever is asked sees the plan first. */
const applyFile = async (
  session: Session,
  file: string,
  names: readonly string[],
  options: WorkOptions,
): Promise<BatchReport> => {
  const asks = !session.saysYes && session.canAsk;
  // A yes in advance, or a refusal before a store is reached.
  if (!asks) await session.confirm('cli.confirm.apply', { count: 0 });
  const work = await declaredWork(session, file, names, options);
  if (asks) {
    const { plan, invalid } = await planDeclared(session, file, work);
    if (invalid !== null) throw new ProblemError(invalid.code, invalid.params);
    if (session.signal.aborted) throw new CliError('cli.stopped');
    session.noteText(declarationText(plan, session));
    await session.confirm('cli.confirm.apply', { count: plan.stores.length });
  }
  const events = await session
    .client()
    .declaration.apply(work, { signal: session.signal })
    .catch(async (error: unknown) => {
      // All mistakes, not only the first one.
      if (problemFrom(error).code === 'declaration.invalid') await planDeclared(session, file, work);
      throw error;
    });
  return follow(session, events);
};

export const run: Action = async (session, given) => {
  const { names, options } = workOf(session, given, workOptionsSchema);
  const { file } = options;
  const report = await (file === undefined
    ? applyNamed(session, names, options)
    : applyFile(session, file, names, options));
  return batchOutcome(session, report, options);
};
