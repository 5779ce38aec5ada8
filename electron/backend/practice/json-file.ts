/** A JSON document in one file, for several processes: replaced in one step, so that a kill leaves the old or the new one; set aside when damaged. */
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { z } from 'zod';
import { withFileLock } from '../support/file-lock.ts';
import type { Log } from '../support/log.ts';

export interface JsonFile<State> {
  /** What the file holds now; the initial state where there is no file. */
  read(): Promise<State>;
  /** Reads, changes and writes; one change at a time, in all processes. Throws what `change` throws, and writes nothing then; `stores.busy`. */
  update(change: (state: State) => State | Promise<State>): Promise<State>;
  remove(): Promise<void>;
}

export interface JsonFileOptions<State> {
  readonly path: string;
  readonly schema: z.ZodType<State>;
  readonly initial: () => State;
  readonly now: () => Date;
  readonly log: Log;
  /** Flush each change to the disk, for what must outlive a power cut; true. A killed process does no harm either way. */
  readonly fsync?: boolean;
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const readText = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Removes what a killed writer left: write-file-atomic's temporary files, a minute old or more. */
const sweep = async (path: string): Promise<void> => {
  const folder = dirname(path);
  const prefix = `${basename(path)}.`;
  const names = (await readdir(folder)).filter(
    (name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)),
  );
  for (const name of names) {
    const file = join(folder, name);
    const age = Date.now() - (await stat(file)).mtimeMs;
    if (age > 60_000) await rm(file, { force: true });
  }
};

export const openJsonFile = <State>(options: JsonFileOptions<State>): JsonFile<State> => {
  const { path, schema, initial, now, log, fsync = true } = options;
  let queue: Promise<unknown> = Promise.resolve();
  let swept = false;

  const inQueue = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const run = queue.then(work, work);
    queue = run.catch(() => undefined);
    return run;
  };

  const exclusive = <Result>(work: () => Promise<Result>): Promise<Result> =>
    inQueue(async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      return withFileLock(`${path}.lock`, work);
    });

  const setAside = async (): Promise<void> => {
    const target = `${path}.damaged-${now().toISOString().replaceAll(':', '-')}`;
    await rename(path, target);
    log.warn('practice.file-set-aside', { file: basename(path), to: basename(target) });
  };

  /** null = damaged. */
  const look = async (): Promise<State | null> => {
    const text = await readText(path);
    return text === null ? initial() : (schema.safeParse(parseJson(text)).data ?? null);
  };

  const load = async (): Promise<State> => {
    const state = await look();
    if (state === null) await setAside();
    return state ?? initial();
  };

  return {
    read: async () => (await inQueue(look)) ?? exclusive(load),
    update: (change) =>
      exclusive(async () => {
        if (!swept) await sweep(path).catch(() => undefined);
        swept = true;
        const next = await change(await load());
        await writeFileAtomic(path, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600, fsync });
        return next;
      }),
    remove: () => exclusive(() => rm(path, { force: true })),
  };
};
