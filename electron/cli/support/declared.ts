/** `plan` and `apply` with a file: what both have in common. */
import { resolve } from 'node:path';
import type { DeclaredWork } from '../../../shared/contract/declaration.ts';
import type { DeclarationPlan, PlannedStore } from '../../../shared/declaration/plan.ts';
import type { BatchReport, BatchResult } from '../../../shared/model/batch.ts';
import { type Problem, problemOf } from '../../../shared/problems.ts';
import { CliError, usageError } from '../frame/cli-error.ts';
import type { Session } from '../frame/session.ts';
import { allowancesFor } from './allowances.ts';
import { paceOf } from './batch.ts';
import { clearTheWay } from './clear-the-way.ts';
import { issuesText } from './declaration-text.ts';
import { selectFrom } from './select.ts';
import type { WorkOptions } from './work.ts';

const notInFile = (name: string): CliError => usageError('cli.usage.not-in-file', { name });

/** Throws `cli.client-not-found`: keys of nobody would be let pass. */
const checkClients = (stores: readonly { readonly client: string }[], names: readonly string[]): void => {
  const clients = new Set(stores.map(({ client }) => client.trim().toLowerCase()));
  const unknown = names.find((name) => !clients.has(name.trim().toLowerCase()));
  if (unknown !== undefined) throw new CliError('cli.client-not-found', { name: unknown });
};

/** The work that is meant, with the way to its stores cleared. Throws `cli.usage` for a name that means no store of the file. */
export const declaredWork = async (
  session: Session,
  file: string,
  names: readonly string[],
  options: WorkOptions,
): Promise<DeclaredWork> => {
  const { declaration } = session.client();
  const path = resolve(file);
  const all = await declaration.stores({ path });
  // A file with mistakes has no stores: the plan names them.
  const isReadable = all.length > 0;
  if (isReadable) checkClients(all, options.useUnconfirmedKeys);
  const stores = isReadable ? selectFrom(all, names, options.only, notInFile) : [];
  // Silence would be taken for done.
  if (isReadable && stores.length === 0) throw notInFile([...names, '--only', ...options.only].join(' '));
  const allowed = isReadable
    ? allowancesFor(
        all.map(({ name }) => name),
        options,
      )
    : { moveData: options.moveData, allowSharedDataSpace: options.allowSharedDataSpace };
  const targets = stores.map(({ name, connection }) => ({
    connection,
    look: (signal: AbortSignal) => declaration.look({ path, name }, { signal }),
  }));
  await clearTheWay(session, options, paceOf(options), targets);
  return {
    path,
    // The backend knows one list: where two narrow each other down, it is given what they mean together.
    only:
      names.length === 0 || options.only.length === 0
        ? [...names, ...options.only]
        : stores.map(({ name }) => name),
    ...allowed,
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
