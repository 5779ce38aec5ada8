/** Batch: plan, apply, inspect and undo for many stores of the list, and the report of it. */
import type { Allowances, Pace } from '../../../shared/contract/batch.ts';
import type { Delivered } from '../../../shared/contract/delivered.ts';
import type { Language } from '../../../shared/language.ts';
import type { BatchEvent, BatchReport, BatchWork } from '../../../shared/model/batch.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Deliver } from '../deliver.ts';
import type { HeldPairs } from './pairs.ts';
import type { ReportFormat } from './report.ts';
import { type ItemContext, type ItemResult, runBatch } from './run.ts';
import { createStoreWork, type StoreWorkPorts } from './store-work.ts';

interface BatchPorts extends StoreWorkPorts {
  readonly pairs: Pick<HeldPairs, 'hold'>;
  readonly explain: (error: unknown) => Problem;
  readonly deliver: Deliver;
  readonly now: () => Date;
}

/** Loaded with the first report: nothing else in the backend puts texts into words. */
const textOf = async (report: BatchReport, format: ReportFormat, language: Language): Promise<string> =>
  (await import('./report.ts')).reportAsText(report, format, language);

type Stores = Pace & { readonly storeIds: readonly string[] };

export const createBatch = (ports: BatchPorts) => {
  const { stores, pairs, explain, now } = ports;
  const work = createStoreWork(ports);

  /** A store that is gone keeps its id as its name: the report says so for this one. */
  const itemOf = (storeId: string) => {
    try {
      return { name: stores.get(storeId).name, storeId };
    } catch {
      return { name: storeId, storeId };
    }
  };

  async function* run(
    kind: BatchWork,
    { storeIds, concurrency, timeout }: Stores,
    signal: AbortSignal | undefined,
    one: (storeId: string, context: ItemContext) => Promise<ItemResult>,
  ): AsyncGenerator<BatchEvent, void, void> {
    const release = pairs.hold();
    try {
      yield* runBatch({
        work: kind,
        items: storeIds.map(itemOf),
        concurrency,
        timeout,
        signal,
        now,
        explain,
        run: ({ storeId }, context) => one(storeId, context),
      });
    } finally {
      release();
    }
  }

  return {
    inspect: (input: Stores, signal?: AbortSignal) => run('inspect', input, signal, work.inspect),
    plan: (input: Stores & Allowances, signal?: AbortSignal) =>
      run('plan', input, signal, (storeId, context) => work.plan(storeId, input, context)),
    apply: (input: Stores & Allowances, signal?: AbortSignal) =>
      run('apply', input, signal, (storeId, context) => work.apply(storeId, input, context)),
    undo: (input: Stores, signal?: AbortSignal) => run('undo', input, signal, work.undo),
    report: textOf,
    saveReport: async (report: BatchReport, language: Language): Promise<Delivered> => {
      const day = report.endedAt.slice(0, 'yyyy-mm-dd'.length);
      return ports.deliver(`${report.work}-${day}.html`, await textOf(report, 'html', language));
    },
  };
};
export type Batch = ReturnType<typeof createBatch>;
