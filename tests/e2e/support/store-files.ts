/** What the program keeps about a store, read from its own document. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { type Store, storeSchema } from '../../../shared/model/store.ts';

const documentSchema = z.object({ content: storeSchema });

export const keptStore = async (dataFolder: string, name: string): Promise<Store> => {
  const folder = path.join(dataFolder, 'stores');
  for (const file of (await readdir(folder)).filter((each) => each.endsWith('.json'))) {
    const parsed = documentSchema.safeParse(JSON.parse(await readFile(path.join(folder, file), 'utf8')));
    if (parsed.success && parsed.data.content.name === name) return parsed.data.content;
  }
  throw new Error(`There is no store ${name}`);
};
