/** Where values are entered that belong to no store: the client's own key set, or the one that waits to replace its pairs. */
import { useRef } from 'react';
import type { KeySet } from '../../shared/model/key-set.ts';
import { client } from '../state/client.ts';
import { rememberClient } from '../state/clients.ts';
import type { KeyHolder } from '../steps/paste-keys/key-entry.ts';

export interface ClientKeyHolder extends KeyHolder {
  /** As the last answer had it; for work that goes on after the answer. */
  readonly known: () => KeySet | null;
}

const longestLabel = 120;

/** `replaced` null = values are entered into `keySet` itself; otherwise it is made, for this client, with the first value. */
export const useKeyHolder = (
  keySet: KeySet | null,
  replaced: { readonly keySet: KeySet; readonly label: string } | null,
): ClientKeyHolder => {
  const latest = useRef(keySet);
  const remember = (answer: KeySet) => {
    latest.current = answer;
    rememberClient(answer);
  };
  return {
    keySet,
    remember,
    stay: () => undefined,
    known: () => latest.current,
    ensure: async () => {
      if (latest.current !== null) return latest.current.id;
      if (replaced === null) throw new Error('There is no key set to enter values into');
      const { id, practice } = replaced.keySet;
      const label = replaced.label.slice(0, longestLabel);
      const made = await client.credentials.create({ label, practice, replaces: id });
      remember(made);
      return made.id;
    },
  };
};
