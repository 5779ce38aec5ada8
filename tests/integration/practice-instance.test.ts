/** The practice instance: it behaves as a store does, and cannot be left half-way. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConfigChange, InstanceConnection } from '../../electron/backend/instance/connection.ts';
import { createMemoryStore } from '../../electron/backend/keychain/memory.ts';
import type { SecretName } from '../../electron/backend/keychain/secret-store.ts';
import { decrypt, encrypt } from '../../electron/backend/practice/crypt.ts';
import type { Practice } from '../../electron/backend/practice/index.ts';
import { createPractice } from '../../electron/backend/practice/index.ts';
import type { ApplyPhase } from '../../shared/model/apply-phase.ts';
import type { ConfigPath } from '../../shared/model/config-paths.ts';
import { configPaths, isKeyPath } from '../../shared/model/config-paths.ts';
import { ProblemError } from '../../shared/problems.ts';
import { runPhp } from '../fixtures/magento/php.ts';
import { makeClient, makeFolder, now, recordLog, removeFolder } from './practice-support.ts';

const signal = (): AbortSignal => AbortSignal.timeout(20_000);
const store = { id: 'store-1', edition: 'commerce' } as const;
const ignore = (): void => undefined;
const sharedKey = { kind: 'practice-crypt-key', storeId: null } as const;
const ownKey = { kind: 'practice-crypt-key', storeId: store.id } as const;

let folder: string;
let secrets: ReturnType<typeof createMemoryStore>;
let practice: Practice;
let instance: InstanceConnection;

const open = (): Practice =>
  createPractice({
    ports: { dataFolder: folder, secrets, now, log: recordLog() },
    registry: makeClient(),
    phaseDelay: 0,
  });

beforeEach(async () => {
  folder = await makeFolder();
  secrets = createMemoryStore();
  practice = open();
  instance = practice.connection(store);
});
afterEach(async () => {
  await practice.close();
  await removeFolder(folder);
});

const file = (): string => join(folder, 'practice', 'store-store-1.json');
const kept = async () => JSON.parse(await readFile(file(), 'utf8'));

interface Pair {
  readonly apiKey: string;
  readonly privateKeyPem: string;
}

/** Made once: making a key is the slowest thing here. The gateway does not know these. */
const unknownPair: Pair = {
  apiKey: 'unknown-api-key',
  privateKeyPem: generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
};

const makeChanges = (
  project = 'Shop',
  sandbox = unknownPair,
  production = unknownPair,
): readonly ConfigChange[] => {
  const values: Record<ConfigPath, string> = {
    'services_connector/services_connector_integration/sandbox_api_key': sandbox.apiKey,
    'services_connector/services_connector_integration/sandbox_private_key': sandbox.privateKeyPem.trimEnd(),
    'services_connector/services_connector_integration/production_api_key': production.apiKey,
    'services_connector/services_connector_integration/production_private_key':
      production.privateKeyPem.trimEnd(),
    'services_connector/services_id/project_id': 'p-1',
    'services_connector/services_id/project_name': project,
    'services_connector/services_id/environment_id': 'e-1',
    'services_connector/services_id/environment_name': 'Production',
    'services_connector/services_id/environment': 'Production',
    'services_connector/services_id/ims_organization_id': 'org',
  };
  return configPaths.map((path) => ({ path, value: values[path] }));
};

const renamed: readonly ConfigChange[] = [
  { path: 'services_connector/services_id/project_name', value: 'New name' },
];

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ProblemError) return error.problem.code;
  throw error ?? new Error('it succeeded');
};

describe('before anything was written', () => {
  it('tells what it is, and leaves no file and no secret', async () => {
    const facts = await instance.inspect(signal());
    expect(facts).toMatchObject({
      edition: 'commerce',
      version: '2.4.7-p1',
      stale: false,
      locks: [],
      keys: { sandbox: { apiKey: null, privateKey: null }, production: { apiKey: null, privateKey: null } },
      ids: { projectId: null, environmentId: null },
    });
    await expect(readFile(file())).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await secrets.read(sharedKey)).toBeNull();
    expect(await instance.validateKeys(await practice.gateways(), signal())).toMatchObject([
      { verdict: 'not-possible' },
      { verdict: 'not-possible' },
    ]);
  });
});

describe('an apply', () => {
  it('writes everything in its phases, encrypts keys, and the gateway accepts them', async () => {
    const gateway = await practice.ensureStarted();
    const issue = (environment: 'sandbox' | 'production') =>
      gateway.issuePair({ edition: 'commerce', environment }, 'test');
    const changes = makeChanges('Shop', await issue('sandbox'), await issue('production'));
    const { stateToken } = await instance.inspect(signal());
    const phases: ApplyPhase[] = [];
    const result = await instance.apply(changes, stateToken, (phase) => phases.push(phase), signal());
    expect(phases).toEqual(['connect', 'check', 'write', 'commit', 'clean', 'verify']);
    expect(result).toMatchObject({
      kind: 'applied',
      facts: { stale: false, ids: { projectId: 'p-1', projectName: 'Shop', environmentType: 'Production' } },
    });
    const { rows, cached } = await kept();
    expect(cached).toEqual(rows);
    const text = await readFile(file(), 'utf8');
    for (const { path, value } of changes) {
      if (!isKeyPath(path)) continue;
      expect(rows[path]).toMatch(/^0:3:/);
      expect(text).not.toContain(value?.split('\n')[1] ?? value);
    }
    expect(await instance.validateKeys(await practice.gateways(), signal())).toEqual([
      { environment: 'sandbox', verdict: 'accepted', message: '', requestId: null },
      { environment: 'production', verdict: 'accepted', message: '', requestId: null },
    ]);
  });

  it('writes nothing when the instance has changed meanwhile', async () => {
    const { stateToken } = await instance.inspect(signal());
    await practice.connection(store).apply(renamed, stateToken, ignore, signal());
    const before = await readFile(file(), 'utf8');
    const result = await instance.apply(makeChanges(), stateToken, ignore, signal());
    expect(result).toMatchObject({ kind: 'changed-meanwhile', facts: { ids: { projectName: 'New name' } } });
    expect(await readFile(file(), 'utf8')).toBe(before);
  });

  it('lets one of two writers win', async () => {
    const { stateToken } = await instance.inspect(signal());
    const changes = ['A', 'B'].map(
      (value) => [{ path: 'services_connector/services_id/project_name', value }] as const,
    );
    const results = await Promise.all(
      changes.map((change) => practice.connection(store).apply(change, stateToken, ignore, signal())),
    );
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['applied', 'changed-meanwhile']);
  });

  it.each(['connect', 'check', 'write'] as const)('can be cancelled in the phase %s', async (last) => {
    const { stateToken } = await instance.inspect(signal());
    const controller = new AbortController();
    const onPhase = (phase: ApplyPhase): void => {
      if (phase === last) controller.abort();
    };
    expect(await codeOf(instance.apply(renamed, stateToken, onPhase, controller.signal))).toBe(
      'apply.cancelled',
    );
    expect((await instance.inspect(signal())).stateToken).toBe(stateToken);
  });

  it('cannot be cancelled any more once it commits', async () => {
    const { stateToken } = await instance.inspect(signal());
    const controller = new AbortController();
    const onPhase = (phase: ApplyPhase): void => {
      if (phase === 'commit') controller.abort();
    };
    const result = await instance.apply(renamed, stateToken, onPhase, controller.signal);
    expect(result).toMatchObject({ kind: 'applied', facts: { stale: false } });
  });

  it('refuses locked paths before writing', async () => {
    await instance.finish(signal());
    const locks = [{ path: 'services_connector/services_id/project_name', source: 'env.php' }];
    await writeFile(file(), JSON.stringify({ ...(await kept()), locks }));
    const { stateToken, locks: told } = await instance.inspect(signal());
    expect(told).toEqual(locks);
    expect(await codeOf(instance.apply(renamed, stateToken, ignore, signal()))).toBe('apply.locked-path');
  });
});

describe('after a kill', () => {
  it('between commit and clean: the rows are new, the store still uses the old values, finish repairs it', async () => {
    const { stateToken } = await instance.inspect(signal());
    await instance.apply(makeChanges(), stateToken, ignore, signal());
    const state = await kept();
    const rows = { ...state.rows, 'services_connector/services_id/project_name': 'Committed' };
    await writeFile(file(), JSON.stringify({ ...state, rows }));
    expect(await instance.inspect(signal())).toMatchObject({ stale: true, ids: { projectName: 'Shop' } });
    expect(await instance.finish(signal())).toMatchObject({
      stale: false,
      ids: { projectName: 'Committed' },
    });
    expect(await instance.inspect(signal())).toMatchObject({
      stale: false,
      ids: { projectName: 'Committed' },
    });
  });

  it('a damaged file is set aside and the store is empty', async () => {
    await instance.finish(signal());
    await writeFile(file(), '{"version":1,"rows":');
    expect((await instance.inspect(signal())).ids.projectId).toBeNull();
  });
});

describe('undo', () => {
  it('puts back the rows exactly, ciphertext and all', async () => {
    const { stateToken } = await instance.inspect(signal());
    await instance.apply(makeChanges('First'), stateToken, ignore, signal());
    const first = await kept();
    const middle = await instance.inspect(signal());
    const second = await instance.apply(makeChanges('Second'), middle.stateToken, ignore, signal());
    if (second.kind !== 'applied') throw new Error(second.kind);
    const { snapshot, facts } = second;
    expect(await instance.restore(snapshot, 'stale token', signal())).toMatchObject({
      kind: 'changed-meanwhile',
    });
    expect(await instance.restore(snapshot, facts.stateToken, signal())).toMatchObject({ kind: 'applied' });
    expect(await kept()).toEqual(first);
  });
});

it('keeps its values over a restart, and says so when its crypt key is lost', async () => {
  const { stateToken } = await instance.inspect(signal());
  await instance.apply(makeChanges(), stateToken, ignore, signal());
  const before = await instance.inspect(signal());
  await practice.close();
  practice = open();
  instance = practice.connection(store);
  expect((await instance.inspect(signal())).keys).toEqual(before.keys);
  expect((await practice.portalUrl('commerce')).startsWith(new URL(before.baseUrl ?? '').origin)).toBe(true);
  await practice.close();
  await secrets.remove(sharedKey);
  practice = open();
  instance = practice.connection(store);
  expect((await instance.inspect(signal())).keys.production).toEqual({
    apiKey: null,
    privateKey: { unreadable: 'not-decrypted' },
  });
});

describe('the crypt key', () => {
  const change = async (id: string, among: InstanceConnection): Promise<void> => {
    const { stateToken } = await among.inspect(signal());
    expect(await among.apply(makeChanges(id), stateToken, ignore, signal())).toMatchObject({
      kind: 'applied',
    });
  };

  it('is one for all stores, made once and read once', async () => {
    const asked = { reads: 0, writes: 0 };
    const counted = {
      ...secrets,
      read: (name: SecretName) => {
        asked.reads += 1;
        return secrets.read(name);
      },
      write: (name: SecretName, secret: Uint8Array) => {
        asked.writes += 1;
        return secrets.write(name, secret);
      },
    };
    const begin = (): Practice =>
      createPractice({
        ports: { dataFolder: folder, secrets: counted, now, log: recordLog() },
        registry: makeClient(),
        phaseDelay: 0,
      });
    const ids = ['store-1', 'store-2', 'store-3', 'store-4'];
    const first = begin();
    await Promise.all(ids.map((id) => change(id, first.connection({ id, edition: 'commerce' }))));
    expect(asked).toEqual({ reads: 1, writes: 1 });
    await first.close();
    const second = begin();
    const facts = await Promise.all(
      ids.map((id) => second.connection({ id, edition: 'commerce' }).inspect(signal())),
    );
    await second.close();
    for (const { keys } of facts) expect(keys.production.apiKey).not.toBeNull();
    expect(asked).toEqual({ reads: 2, writes: 1 });
  });

  it('of a store from before stays readable, until other values are written', async () => {
    await change('First', instance);
    const { keys } = await instance.inspect(signal());
    const shared = (await secrets.read(sharedKey)) ?? new Uint8Array();
    await practice.close();
    await secrets.remove(sharedKey);
    await secrets.write(ownKey, shared);
    await rm(join(folder, 'practice', 'crypt-key.json'));
    practice = open();
    instance = practice.connection(store);
    expect((await instance.inspect(signal())).keys).toEqual(keys);
    await change('Second', instance);
    expect(await secrets.read(ownKey)).toEqual(shared);
    expect(await secrets.read(sharedKey)).not.toEqual(shared);
    expect((await instance.inspect(signal())).keys.production.apiKey).not.toBeNull();
  });

  it('that another process replaced is not used any more', async () => {
    await change('First', instance);
    const other = open();
    await other.forget(store.id, { isLast: true });
    const again = practice.connection(store);
    await change('Second', again);
    const made = await other.connection(store).inspect(signal());
    expect(made.keys.production.apiKey).not.toBeNull();
    expect(await secrets.read(sharedKey)).not.toBeNull();
    await other.close();
  });
});

it('has an Admin and a storefront that open, and show its state', async () => {
  const empty = await instance.inspect(signal());
  const page = async (url: string | null) => (await fetch(url ?? '')).text();
  expect(await page(empty.adminUrl)).toContain('Commerce Services are not configured yet');
  await instance.apply(makeChanges('My <project>'), empty.stateToken, ignore, signal());
  const admin = await page(empty.adminUrl);
  expect(admin).toContain('Commerce Services are configured');
  expect(admin).toContain('My &lt;project&gt;');
  expect(await page(empty.baseUrl)).toContain('Practice storefront');
});

it('is forgotten completely, and ids cannot leave the folder', async () => {
  const { stateToken } = await instance.inspect(signal());
  await instance.apply(makeChanges(), stateToken, ignore, signal());
  await secrets.write(ownKey, new Uint8Array(32).fill(1));
  await practice.forget(store.id, { isLast: false });
  await expect(readFile(file())).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await secrets.read(ownKey)).toBeNull();
  expect(await secrets.read(sharedKey)).not.toBeNull();
  await practice.forget(store.id, { isLast: true });
  expect(await secrets.read(sharedKey)).toBeNull();
  expect(() => practice.connection({ id: '../gateway', edition: 'commerce' })).toThrow(ProblemError);
});

it('starts nothing before it is needed, and once for many that need it', async () => {
  await practice.close();
  const [first, second] = await Promise.all([practice.ensureStarted(), practice.ensureStarted()]);
  expect(first).toBe(second);
  const { sandbox, production } = await practice.gateways();
  expect(new Set([sandbox, production, first.urls.portal]).size).toBe(3);
  await practice.close();
  await expect(fetch(sandbox)).rejects.toThrow();
});

it('encrypts as a real instance does: PHP’s sodium reads it', async () => {
  const key = randomBytes(32);
  const row = encrypt('värde', key);
  expect(decrypt(row, key)).toBe('värde');
  expect(decrypt(row, randomBytes(32))).toBeNull();
  expect(decrypt('0:3:AAAA', key)).toBeNull();
  const script = `<?php $d = base64_decode(substr('${row}', 4)); $n = substr($d, 0, 12);
    echo sodium_crypto_aead_chacha20poly1305_ietf_decrypt(substr($d, 12), $n, $n, hex2bin('${key.toString('hex')}'));`;
  expect(await runPhp({ input: script })).toMatchObject({ exitCode: 0, stdout: 'värde' });
});
