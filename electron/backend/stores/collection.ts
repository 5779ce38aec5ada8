/** A folder with one document per item: a change costs one file, and a damaged file costs one item. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Problem, ProblemError, problemOf } from '../../../shared/problems.ts';
import type { DocumentStore } from '../ports.ts';
import { asideName, envelopeOf, type Format, type Loaded, loadDocument } from './envelope.ts';
import type { SharedData } from './shared-data.ts';

interface Item {
  readonly id: string;
  readonly createdAt: string;
}

export interface Collection<T extends Item> {
  /** Every item that can be read, oldest first. Only what was changed is read again. */
  list(): readonly T[];
  /** Reads one file. Throws `stores.damaged-file`, `stores.newer-file`. */
  get(id: string): T | null;
  /** Adds or replaces by id. */
  save(item: T): T;
  remove(id: string): void;
  /** What was wrong with files since the start; the user is told. */
  notices(): readonly Problem[];
}

interface Options<T> extends Format<T> {
  /** Name of the folder inside the data folder. */
  readonly name: string;
  readonly dataFolder: string;
  /** How the host keeps documents. Reading needs no host: a document's constructor costs more than its file. */
  readonly openDocument: (name: string) => DocumentStore;
  readonly data: SharedData;
  readonly now: () => Date;
}

/** A file as it was when it was read; `item` null = it cannot be used. */
interface Known<T> {
  readonly item: T | null;
  readonly state: string;
  /** A file this young may be replaced by one that looks the same, as far as the disk's clock can tell. */
  readonly isFresh: boolean;
}

/** Milliseconds; the clock of file systems is as coarse as 16. */
const freshFor = 50;

export const isItemId = (id: string): boolean => /^[\w-]{1,64}$/.test(id);

const parseFile = (path: string): unknown => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return JSON.parse(text);
};

/** What a killed writer left: conf writes beside the document and renames. */
const sweep = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    if (!name.includes('.json.tmp-')) continue;
    const age = Date.now() - (statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > 60_000) rmSync(join(folder, name), { force: true });
  }
};

export function openCollection<T extends Item>(options: Options<T>): Collection<T> {
  const { name, data, openDocument, now } = options;
  const folder = join(options.dataFolder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  sweep(folder);
  const cursor = data.cursor();
  let known = new Map<string, Known<T>>();
  let listed: readonly T[] | null = null;
  const notices = new Map<string, Problem>();

  const fileOf = (id: string): string => join(folder, `${id}.json`);

  const load = (id: string): Loaded<T> => {
    const loaded = loadDocument(options, () => parseFile(fileOf(id)));
    // A copy under another name would be another store with the same id.
    return loaded.kind === 'good' && loaded.content.id !== id ? { kind: 'damaged' } : loaded;
  };

  /** Unless another process has replaced or set aside the file meanwhile: then what is there now. */
  const setAside = (id: string): Loaded<T> =>
    data.exclusively(() => {
      const again = load(id);
      if (again.kind !== 'damaged') return again;
      const file = `${name}/${id}.json`;
      const aside = asideName(fileOf(id), 'damaged', now());
      data.willChange();
      renameSync(fileOf(id), aside);
      const savedAs = `${name}/${basename(aside)}`;
      notices.set(id, problemOf('stores.damaged-file', { file, savedAs }));
      return again;
    });

  /** Sets a damaged file aside; remembers what the user should know. */
  const open = (id: string): Loaded<T> => {
    const first = load(id);
    const loaded = first.kind === 'damaged' ? setAside(id) : first;
    if (loaded.kind === 'newer') {
      notices.set(id, problemOf('stores.newer-file', { file: `${name}/${id}.json` }));
    }
    return loaded;
  };

  const get = (id: string): T | null => {
    if (!isItemId(id)) return null;
    const loaded = open(id);
    if (loaded.kind === 'good') return loaded.content;
    const notice = notices.get(id);
    if (loaded.kind === 'none' || notice === undefined) return null;
    throw new ProblemError(notice.code, notice.params);
  };

  const look = (id: string, before: Known<T> | undefined): Known<T> | null => {
    const stat = statSync(fileOf(id), { throwIfNoEntry: false });
    if (stat === undefined) return null;
    const state = `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
    if (before?.state === state && !before.isFresh) return before;
    const isFresh = Date.now() - stat.mtimeMs < freshFor;
    const loaded = open(id);
    return { item: loaded.kind === 'good' ? loaded.content : null, state, isFresh };
  };

  const scan = (): void => {
    cursor.catchUp();
    const found = new Map<string, Known<T>>();
    for (const file of readdirSync(folder)) {
      const id = file.slice(0, -'.json'.length);
      if (!file.endsWith('.json') || !isItemId(id)) continue;
      const seen = look(id, known.get(id));
      if (seen !== null) found.set(id, seen);
    }
    known = found;
    listed = null;
  };

  const remember = (id: string, item: T | null): void => {
    if (item === null) known.delete(id);
    // Its state is looked at with the next scan, should there be one.
    else known.set(id, { item, state: '', isFresh: true });
    listed = null;
  };

  return {
    list: () => {
      if (!cursor.isCurrent()) scan();
      listed ??= [...known.values()]
        .flatMap(({ item }) => (item === null ? [] : [item]))
        .sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
      return listed;
    },
    get,
    save: (item) =>
      data.exclusively(() => {
        if (!isItemId(item.id)) throw new ProblemError('stores.not-found');
        data.willChange();
        openDocument(`${name}/${item.id}`).write(envelopeOf(options, item));
        remember(item.id, item);
        return item;
      }),
    remove: (id) => {
      if (!isItemId(id)) return;
      data.exclusively(() => {
        data.willChange();
        rmSync(fileOf(id), { force: true });
        remember(id, null);
      });
    },
    notices: () => [...notices.values()],
  };
}
