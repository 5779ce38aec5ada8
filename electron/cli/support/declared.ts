/** `plan` and `apply` with a file: what both have in common. */
import { resolve } from 'node:path';
import type { DeclaredWork } from '../../../shared/contract/declaration.ts';
import type { DeclarationPlan, PlannedStore } from '../../../shared/declaration/plan.ts';
import type { BatchReport, BatchResult } from '../../../shared/model/batch.ts';
import { type Problem, problemOf } from '../../../shared/problems.ts';
import type { Session } from '../frame/session.ts';
import { paceOf } from './batch.ts';
import { issuesText } from './declaration-text.ts';
import { clearTheWay } from './reach.ts';
import type { WorkOptions } from './work.ts';

/** The work that is meant, with the way to its stores cleared. */
export const declaredWork = async (
  session: Session,
  file: string,
  names: readonly string[],
  options: WorkOptions,
): Promise<DeclaredWork> => {
  const { declaration } = session.client();
  const path = resolve(file);
  const only = [...names, ...options.only];
  const stores = await declaration.stores({ path, only });
  const targets = stores.map(({ name, connection }) => ({
    connection,
    look: () => declaration.look({ path, name }, { signal: session.signal }),
  }));
  await clearTheWay(session, options, targets);
  return {
    path,
    only,
    moveData: options.moveData,
    allowSharedDataSpace: options.allowSharedDataSpace,
    unconfirmedKeys: options.useUnconfirmedKeys,
    ...paceOf(options),
  };
};

const resultOf = ({ name, storeId, outcome, items, problem }: PlannedStore): BatchResult => ({
  name,
  storeId,
  outcome,
  changedPaths: (items ?? []).filter(({ change }) => change !== 'same').length,
  problem,
  holds: 'unchanged',
  duration: 0,
});

export interface DeclaredPlan {
  readonly plan: DeclarationPlan;
  /** The plan in the form that all work on many stores has. */
  readonly report: BatchReport;
  /** The file has mistakes: nothing was looked at. */
  readonly invalid: Problem | null;
}

/** Every mistake of the file is named on the way. */
export const planDeclared = async (
  session: Session,
  file: string,
  work: DeclaredWork,
): Promise<DeclaredPlan> => {
  const startedAt = new Date().toISOString();
  const plan = await session.client().declaration.plan(work, { signal: session.signal });
  const [first] = plan.issues;
  if (first !== undefined) session.noteText(issuesText(file, plan.issues, session));
  const invalid =
    first &&
    problemOf('declaration.invalid', {
      file,
      count: plan.issues.length,
      line: first.line,
      column: first.column,
    });
  const report: BatchReport = {
    work: 'plan',
    startedAt,
    endedAt: new Date().toISOString(),
    concurrency: work.concurrency,
    stopped: session.signal.aborted,
    results: plan.stores.map(resultOf),
  };
  return { plan, report, invalid: invalid ?? null };
};
