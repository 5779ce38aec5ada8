/** The clients that a list names: those that are there, and those that are made for it, without keys. */
import type { Credentials } from '../credentials/index.ts';
import { type Good, isPractice, wantedClient } from './judge.ts';

/** Makes what is missing and answers each row's client by id. `known` answers the ids of clients that are there. */
export const clientsFor = async (
  rows: readonly Good[],
  known: (key: string) => readonly string[],
  create: Credentials['create'],
): Promise<(row: Good) => string | null> => {
  const made = new Map<string, string>();
  for (const row of rows) {
    const key = wantedClient(row);
    if (key === null || made.has(key) || known(key).length > 0) continue;
    const practice = isPractice(row.listed, row.store);
    made.set(key, (await create({ label: row.listed.client ?? '', practice })).id);
  }
  return (row) => {
    const key = wantedClient(row);
    return key === null ? null : (known(key)[0] ?? made.get(key) ?? null);
  };
};
