/** The list of stores as a file: export, preview and import. Nothing secret is in it, and nothing secret is taken from one. */
import type { Delivered } from '../../../shared/contract/delivered.ts';
import type { ImportedRow, ListPreview } from '../../../shared/contract/store-lists.ts';
import type { ListFormat } from '../../../shared/store-lists/listed.ts';
import type { Credentials } from '../credentials/index.ts';
import type { Deliver } from '../deliver.ts';
import type { Repository } from '../stores/repository.ts';
import type { Stores } from '../stores/service.ts';
import type { Log } from '../support/log.ts';
import { clientsFor } from './clients.ts';
import { toCsv } from './csv.ts';
import { writeCsv } from './csv-rows.ts';
import { writeJson } from './json-rows.ts';
import { createJudge, type Existing, listedOf, previewOf } from './judge.ts';
import { readRows } from './rows.ts';
import { createRowWriter } from './write-row.ts';
import { writeRows } from './write-rows.ts';

interface Options {
  readonly repository: Repository;
  readonly stores: Pick<Stores, 'update'>;
  readonly credentials: Pick<Credentials, 'create'>;
  readonly deliver: Deliver;
  readonly now: () => Date;
  readonly log: Log;
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name, 'en');

export const createStoreLists = ({ repository, stores, credentials, deliver, now, log }: Options) => {
  const existing = (): Existing => ({ stores: repository.stores.list(), keySets: repository.keySets.list() });
  const startWriting = createRowWriter({ repository, stores, now, log });

  const listText = (format: ListFormat, storeIds: readonly string[] | null): string => {
    const { stores: all, keySets } = existing();
    const labels = new Map(keySets.map(({ id, label }) => [id, label]));
    const wanted = storeIds === null ? null : new Set(storeIds);
    const listed = all
      .filter(({ id }) => wanted === null || wanted.has(id))
      .map((store) => listedOf(store, (keySetId) => labels.get(keySetId) ?? null))
      .sort(byName);
    return format === 'json' ? writeJson(listed) : writeCsv(listed);
  };

  const dated = (name: string, ending: string): string =>
    `${name}-${now().toISOString().slice(0, 10)}.${ending}`;

  const importList = async (format: ListFormat, text: string): Promise<{ rows: ImportedRow[] }> => {
    const { rows } = readRows(format, text);
    const { judge, clientsNamed } = createJudge(existing());
    const judged = rows.map(judge);
    const good = judged.flatMap((one) => (one.kind === 'good' ? [one.good] : []));
    const clientOf = await clientsFor(good, clientsNamed, credentials.create);
    const imported = await writeRows(judged, {
      exclusively: repository.exclusively,
      start: startWriting,
      clientOf,
    });
    const count = (outcome: ImportedRow['outcome']) =>
      imported.filter((row) => row.outcome === outcome).length;
    log.info('store-lists.imported', {
      added: count('added'),
      changed: count('changed'),
      refused: count('refused'),
      failed: count('failed'),
    });
    return { rows: imported };
  };

  return {
    export: (format: ListFormat, storeIds: readonly string[] | null): Promise<Delivered> =>
      deliver(dated('stores', format), listText(format, storeIds)),
    preview: (format: ListFormat, text: string): ListPreview => previewOf(readRows(format, text), existing()),
    import: importList,
    saveReport: (rows: readonly (readonly string[])[]): Promise<Delivered> =>
      deliver(dated('import-report', 'csv'), toCsv(rows)),
  };
};
export type StoreLists = ReturnType<typeof createStoreLists>;
