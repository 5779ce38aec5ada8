/** Private keys that wait for their one download. In memory only, and forgotten when taken, cancelled or too old. */
import { randomUUID } from 'node:crypto';
import type { Environment } from '../../../../shared/model/environment.ts';

interface Waiting {
  readonly environment: Environment;
  readonly name: string;
  readonly privateKeyPem: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export interface Downloads {
  /** Answers the ticket under which the key can be taken once. */
  add(key: Pick<Waiting, 'environment' | 'name' | 'privateKeyPem'>): string;
  /** Does a key still wait under this ticket? */
  peek(ticket: string): Pick<Waiting, 'environment' | 'name'> | null;
  take(ticket: string): Pick<Waiting, 'environment' | 'privateKeyPem'> | null;
  forget(ticket: string): void;
}

const lifetime = 30 * 60_000;

export const createDownloads = (now: () => Date): Downloads => {
  const waiting = new Map<string, Waiting>();
  const find = (ticket: string): Waiting | null => {
    for (const [key, { until }] of waiting) if (until <= now().getTime()) waiting.delete(key);
    return waiting.get(ticket) ?? null;
  };
  return {
    add(key) {
      const ticket = randomUUID();
      waiting.set(ticket, { ...key, until: now().getTime() + lifetime });
      return ticket;
    },
    peek: find,
    take(ticket) {
      const found = find(ticket);
      waiting.delete(ticket);
      return found;
    },
    forget: (ticket) => void waiting.delete(ticket),
  };
};
