/** Work on many stores, as commands do it: progress while it runs, then a table, a report where one is wanted, and one verdict. */
import { accessSync, constants, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import {
  type BatchEvent,
  type BatchOutcome,
  type BatchReport,
  type BatchResult,
  type BatchWork,
  batchOutcomes,
} from '../../../shared/model/batch.ts';
import { CliError, usageError } from '../frame/cli-error.ts';
import { exitOfReport } from '../frame/exit.ts';
import type { Outcome, Session } from '../frame/session.ts';
import { table } from '../output/table.ts';
import { clearTheWay } from './clear-the-way.ts';
import { checkReach } from './named-secrets.ts';
import { reachSchema } from './reach.ts';
import { selectStores } from './select.ts';
import { isUnconfirmed } from './unconfirmed.ts';

export const batchOptionsSchema = z.object({
  ...reachSchema.shape,
  only: z.array(z.string()),
  concurrency: z.number().int(),
  timeout: z.number().int(),
  report: z
    .string()
    .regex(/\.(json|html)$/i)
    .optional(),
});
export type BatchOptions = z.infer<typeof batchOptionsSchema>;

/** Is there a place for the report, as far as can be seen before it is written? */
const canBeWritten = (file: string): boolean => {
  try {
    const path = resolve(file);
    accessSync(dirname(path), constants.W_OK);
    const there = statSync(path, { throwIfNoEntry: false });
    if (there === undefined) return true;
    accessSync(path, constants.W_OK);
    return there.isFile();
  } catch {
    return false;
  }
};

/** Throws what is wrong with the report's name or place and with the sources of secrets: before the work, not after it. */
export const parseBatchOptions = <Options extends BatchOptions>(
  session: Session,
  schema: z.ZodType<Options>,
  options: unknown,
): Options => {
  const parsed = schema.safeParse(options);
  if (parsed.success) {
    const { report } = parsed.data;
    if (report !== undefined && !canBeWritten(report)) throw usageError('cli.usage.report-place');
    checkReach(session, parsed.data);
    return parsed.data;
  }
  const isReport = parsed.error.issues.some(({ path }) => path[0] === 'report');
  throw usageError(isReport ? 'cli.usage.report-name' : 'cli.usage.option-value');
};

const millisecondsPerSecond = 1000;

export const paceOf = ({ concurrency, timeout }: BatchOptions) => ({
  concurrency,
  timeout: timeout * millisecondsPerSecond,
});

/** The way to these stores is cleared. To no others: what opens one store is not shown to another. */
export const reachStores = (
  session: Session,
  stores: readonly StoreFacts[],
  options: BatchOptions,
): Promise<void> => {
  const client = session.client();
  const targets = stores.map(({ store: { id, connection } }) => ({
    connection,
    look: () => client.stores.inspect({ storeId: id }),
  }));
  return clearTheWay(session, options, paceOf(options), targets);
};

/** The chosen stores, with the way to them cleared. */
export const storesFor = async (
  session: Session,
  names: readonly string[],
  options: BatchOptions,
): Promise<readonly StoreFacts[]> => {
  const chosen = await selectStores(session.client(), names, options.only);
  await reachStores(session, chosen, options);
  return chosen;
};

export const idsOf = (stores: readonly StoreFacts[]): string[] => stores.map(({ store }) => store.id);

/** Tells everything that happens, and answers the report at the end. */
export const follow = async (session: Session, events: AsyncIterable<BatchEvent>): Promise<BatchReport> => {
  let report: BatchReport | null = null;
  for await (const event of events) {
    session.tell(event);
    if (event.type === 'ended') report = event.report;
  }
  if (report === null) throw new CliError('cli.stopped');
  return report;
};

const colours = {
  changed: 'green',
  unchanged: 'dim',
  drifted: 'yellow',
  refused: 'yellow',
  failed: 'red',
  stopped: 'red',
} as const satisfies Record<BatchOutcome, string>;

/** Milliseconds as a person reads them. */
const seconds = (milliseconds: number): string => `${(milliseconds / millisecondsPerSecond).toFixed(1)} s`;

const reasonOf = ({ problem, holds }: BatchResult, { words }: Session): string => {
  if (problem === null) return '';
  const { title } = words.explain(problem);
  return holds === 'unchanged' ? title : `${title} ${words.say(`cli.holds.${holds}`)}`;
};

const wordFor = (work: BatchWork, outcome: BatchOutcome, { words }: Session): string =>
  words.find(`cli.outcome.${work}.${outcome}`) ?? words.say(`cli.outcome.${outcome}`);

/** How much would change is not known before there are keys and a project. */
const changesIn = ({ outcome, changedPaths }: BatchResult): string =>
  outcome === 'changed' && changedPaths === 0 ? '–' : String(changedPaths);

export const reportText = (report: BatchReport, session: Session): string => {
  const { words, paint } = session;
  const { results } = report;
  if (results.length === 0) return words.say('cli.batch.none');
  const head = [
    words.say('cli.column.name'),
    words.say('cli.column.outcome'),
    words.say('cli.column.changes'),
    words.say('cli.column.duration'),
    words.say('cli.column.reason'),
  ];
  const rows = results.map((result) => [
    result.name,
    wordFor(report.work, result.outcome, session),
    changesIn(result),
    seconds(result.duration),
    reasonOf(result, session),
  ]);
  const shown = table(head, rows, paint, (row, column) => {
    const outcome = results[row]?.outcome;
    return column === 1 && outcome !== undefined ? colours[outcome] : null;
  });
  const count = (outcome: BatchOutcome): number =>
    results.filter((result) => result.outcome === outcome).length;
  const counts = batchOutcomes
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) =>
      words.say('cli.batch.count', { count: count(outcome), word: wordFor(report.work, outcome, session) }),
    )
    .join(', ');
  const summary = words.say('cli.batch.summary', { total: results.length, counts });
  const goOn =
    report.work === 'apply' && results.some(({ problem }) => problem !== null && isUnconfirmed(problem))
      ? `\n${words.say('cli.unconfirmed.batch')}`
      : '';
  return `${shown}\n\n${paint('bold', summary)}${goOn}`;
};

/** Where the report cannot be written, the work is done all the same: the problem is told with the result. */
const writeReport = async (
  session: Session,
  report: BatchReport,
  file: string,
): Promise<Outcome['problem']> => {
  const format = /\.html$/i.test(file) ? 'html' : 'json';
  const { language } = session.words;
  const { text } = await session.client().batch.report({ report, format, language });
  try {
    await writeFile(resolve(file), text);
    session.note('cli.batch.report-written', { file });
    return undefined;
  } catch {
    return new CliError('cli.file-unwritable', { file }).problem;
  }
};

const problemOf = (report: BatchReport): Outcome['problem'] => {
  const exit = exitOfReport(report);
  if (exit === 'stopped') return new CliError('cli.stopped').problem;
  if (exit !== 'failed' && exit !== 'refused') return undefined;
  const bad = report.results.filter(({ outcome }) => ['failed', 'refused', 'stopped'].includes(outcome));
  // One store of one: its own problem says more than a count.
  const [only] = bad;
  if (report.results.length === 1 && only?.problem) return only.problem;
  return new CliError('cli.not-all-done', { bad: bad.length, total: report.results.length }).problem;
};

/** What a batch command answers; `more` = data beside the report, `before` = text above the table. */
export const batchOutcome = async (
  session: Session,
  report: BatchReport,
  { report: file }: Pick<BatchOptions, 'report'>,
  more: { readonly data?: object; readonly before?: string } = {},
): Promise<Outcome & { readonly exit: NonNullable<Outcome['exit']> }> => {
  const unwritten = file === undefined ? undefined : await writeReport(session, report, file);
  const worst = problemOf(report);
  const problem = worst ?? unwritten;
  // One problem is told with the result; that there is no report must not be lost beside it.
  if (worst !== undefined && unwritten !== undefined)
    session.noteText(session.words.explain(unwritten).title);
  const exit = exitOfReport(report);
  const shown = reportText(report, session);
  return {
    data: { report, ...more.data },
    text: more.before ? `${more.before}\n\n${shown}` : shown,
    exit: exit === 'done' && unwritten !== undefined ? 'failed' : exit,
    ...(problem && { problem }),
  };
};
