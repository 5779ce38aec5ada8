/** A computer that hands keys over or receives them: credentials and hand-off on a memory keychain. */

import { createHandOff, type HandOff } from '../../../electron/backend/hand-off/index.ts';
import type { SecretStore } from '../../../electron/backend/keychain/secret-store.ts';
import type { Delivered } from '../../../shared/contract/delivered.ts';
import type { HandOffSource } from '../../../shared/contract/hand-off.ts';
import { type Bench, createBench, filled, memoryKeychain } from '../credentials/workbench.ts';

export const now = () => new Date('2026-03-02T09:41:00.000Z');

export interface Computer extends Bench {
  readonly handOff: HandOff;
}

interface ComputerOptions {
  readonly secrets?: SecretStore;
  readonly deliver?: (name: string, text: string) => Promise<Delivered>;
}

export const createComputer = (options: ComputerOptions = {}): Computer => {
  const bench = createBench({ secrets: options.secrets ?? memoryKeychain() });
  const write = (event: string, fields?: unknown) =>
    void bench.logged.push(`${event} ${JSON.stringify(fields)}`);
  const handOff = createHandOff({
    secrets: bench.secrets,
    inTurn: (work) => work(),
    credentials: bench.credentials,
    deliver: options.deliver ?? (async (name, text) => ({ kind: 'content', name, text })),
    now,
    log: { info: write, warn: write, error: write },
  });
  return { ...bench, handOff };
};

export const complete = (computer: Computer): Promise<string> =>
  filled(computer, {
    sandbox: { apiKey: 'sandbox', privateKey: 'sandbox' },
    production: { apiKey: 'production', privateKey: 'production' },
  });

export const textOf = (delivered: Delivered): string => {
  if (delivered.kind !== 'content') throw new Error(`It was ${delivered.kind}`);
  return delivered.text;
};

export const contentOf = (bytes: Uint8Array | string): HandOffSource => ({
  kind: 'content',
  base64: Buffer.from(bytes).toString('base64'),
});

export const asNew = { kind: 'new', label: null } as const;
