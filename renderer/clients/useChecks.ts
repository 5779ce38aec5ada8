/** Asks the gateways about clients' keys, and knows what came of it for each, also for cards that are out of sight. */
import { useCallback, useState } from 'react';
import type { Problem } from '../../shared/problems.ts';
import { client, problemOf } from '../state/client.ts';
import { rememberClient } from '../state/clients.ts';
import type { ClientRow } from './view.ts';

export interface Asking {
  readonly isPending: boolean;
  /** Why the gateways could not be asked. */
  readonly problem: Problem | null;
}

export interface Checks {
  /** By the client's id; absent = nobody asked since the page was opened. */
  readonly asked: ReadonlyMap<string, Asking>;
  readonly check: (row: ClientRow) => void;
}

export const useChecks = (): Checks => {
  const [asked, setAsked] = useState<Checks['asked']>(new Map());
  const ask = useCallback(async ({ keySet: { id }, stores }: ClientRow) => {
    const tell = (isPending: boolean, problem: Problem | null) =>
      setAsked((before) => new Map(before).set(id, { isPending, problem }));
    tell(true, null);
    try {
      const answer = await client.credentials.check({ keySetId: id, storeId: stores[0]?.id ?? null });
      rememberClient(answer.keySet);
      tell(false, null);
    } catch (error) {
      tell(false, problemOf(error));
    }
  }, []);
  const check = useCallback((row: ClientRow) => void ask(row), [ask]);
  return { asked, check };
};
