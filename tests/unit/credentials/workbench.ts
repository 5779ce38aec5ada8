/** Credentials on a memory keychain, with gateways that know which pairs they accept. */
import { createPublicKey } from 'node:crypto';
import {
  createCredentials,
  type KeySetDocument,
  keySetDocumentSchema,
} from '../../../electron/backend/credentials/index.ts';
import { createMemoryStore } from '../../../electron/backend/keychain/index.ts';
import type { SecretStore } from '../../../electron/backend/keychain/secret-store.ts';
import type { RegistryClient } from '../../../electron/backend/registry/types.ts';
import type { Environment } from '../../../shared/model/environment.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { makeRsa } from './damages.ts';

export const keys = { sandbox: makeRsa(), production: makeRsa(), third: makeRsa() };
export const ids = {
  sandbox: 'aaaa1111bbbb2222cccc3333dddd4444',
  production: 'eeee5555ffff6666aaaa7777bbbb8888',
  third: '0000aaaa1111bbbb2222cccc3333dddd',
};
export const gateways = { sandbox: 'http://sandbox.test/', production: 'http://production.test/' };

/** A memory keychain that behaves as the operating system's does. */
export const memoryKeychain = (): SecretStore => {
  const memory = createMemoryStore();
  return { ...memory, status: async () => ({ state: 'ready', backend: 'secret-service' }) };
};

const publicOf = (pem: string): string =>
  createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();

/** Accepts at each gateway the pair that belongs there; everything else is rejected. */
export const strictGateways: RegistryClient['checkPair'] = async ({ baseUrl, pair }) => {
  const environment: Environment = baseUrl === gateways.sandbox ? 'sandbox' : 'production';
  const accepted =
    pair.apiKey === ids[environment] && publicOf(pair.privateKeyPem) === publicOf(keys[environment].pem);
  return accepted
    ? { gateway: baseUrl, verdict: 'accepted' }
    : {
        gateway: baseUrl,
        verdict: 'rejected',
        status: 403,
        message: 'Client ID is invalid',
        requestId: 'r-1',
      };
};

export interface Bench {
  readonly documents: Map<string, string>;
  readonly secrets: SecretStore;
  readonly logged: string[];
  readonly credentials: ReturnType<typeof createCredentials>;
  readonly document: (id: string) => KeySetDocument;
}

interface BenchOptions {
  readonly documents?: Map<string, string>;
  readonly secrets?: SecretStore;
  readonly checkPair?: RegistryClient['checkPair'];
  readonly usedBy?: readonly string[];
  readonly chooseFiles?: () => Promise<readonly string[] | null | undefined>;
  /** Called before everything that changes something; throws to crash there. */
  readonly beforeChange?: () => void;
}

/** Documents are kept as JSON text, as on a disk. */
export const createBench = (options: BenchOptions = {}): Bench => {
  const documents = options.documents ?? new Map<string, string>();
  const inner = options.secrets ?? memoryKeychain();
  const change = options.beforeChange ?? (() => undefined);
  const logged: string[] = [];
  const write = (event: string, fields?: unknown) => void logged.push(`${event} ${JSON.stringify(fields)}`);
  const document = (id: string): KeySetDocument =>
    keySetDocumentSchema.parse(JSON.parse(documents.get(id) ?? 'null'));
  const secrets: SecretStore = {
    ...inner,
    async write(name, secret) {
      change();
      await inner.write(name, secret);
    },
    async remove(name) {
      change();
      await inner.remove(name);
    },
  };
  const credentials = createCredentials({
    secrets,
    documents: {
      list: () => [...documents.keys()].map(document),
      get: (id) => (documents.has(id) ? document(id) : null),
      save: (saved) => {
        change();
        documents.set(saved.id, JSON.stringify(saved));
      },
      remove: (id) => void documents.delete(id),
    },
    checkPair: options.checkPair ?? strictGateways,
    gatewaysFor: async () => gateways,
    // One process: the turns inside it are enough.
    data: { inTurn: (_name, work) => work() },
    usedBy: () => options.usedBy ?? [],
    chooseFiles: options.chooseFiles ?? (async () => undefined),
    now: () => new Date('2026-01-02T03:04:05.000Z'),
    log: { info: write, warn: write, error: write },
  });
  return { documents, secrets: inner, logged, credentials, document };
};

export const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no problem',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : `unexpected: ${error}`),
  );

type From = keyof typeof keys;

/** A key set with values entered one by one: for each environment, whose API key and whose private key. */
export const filled = async (
  bench: Bench,
  values: Partial<Record<Environment, { apiKey?: From; privateKey?: From }>>,
): Promise<string> => {
  const { id } = await bench.credentials.create({ label: 'Client', practice: false });
  for (const environment of ['sandbox', 'production'] as const) {
    const given = values[environment];
    const enter = (field: 'apiKey' | 'privateKey', text: string) =>
      bench.credentials.enter({ keySetId: id, input: { kind: 'field', slot: { environment, field }, text } });
    if (given?.apiKey) await enter('apiKey', ids[given.apiKey]);
    if (given?.privateKey) await enter('privateKey', keys[given.privateKey].pem);
  }
  return id;
};
