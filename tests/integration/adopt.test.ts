/** Adopting the keys of a store on a server and behind its Admin: into the keychain, and into no answer. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../../electron/backend/keychain/index.ts';
import type { SecretStore } from '../../electron/backend/keychain/secret-store.ts';
import { keyPath } from '../../shared/model/config-paths.ts';
import { environments, keyFields, type Slot } from '../../shared/model/environment.ts';
import type { Connection } from '../../shared/model/instance.ts';
import { apiKeySecret, findInFolder, findSecrets, privateKeySecret } from '../e2e/support/secrets.ts';
import { problemOfCall, startBackend, type TestBackend } from '../fixtures/backend.ts';
import { type Admin, merchant, startAdmin } from '../fixtures/magento/admin.ts';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';
import { fingerprint, makeValues } from '../fixtures/magento/values.ts';
import { connectionOf, makePlace, type Place, targetOf } from '../fixtures/sshd/place.ts';
import { makeKey, type Sshd, startSshd } from '../fixtures/sshd/server.ts';

const nowhere = { sandbox: 'http://127.0.0.1:9/', production: 'http://127.0.0.1:9/' };
const passphrase = 'eight words and 1 passphrase';
const values = makeValues();
const secrets = environments.flatMap((environment) => [
  apiKeySecret(`${environment} API key`, values[keyPath({ environment, field: 'apiKey' })]),
  privateKeySecret(`${environment} private key`, values[keyPath({ environment, field: 'privateKey' })]),
]);
/** PHP signs with it without an error, and the gateway cannot accept the signature. */
const ecKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()
  .trim();

let place: Place;
let server: Sshd;
let keyFile: string;
beforeAll(async () => {
  place = await makePlace();
  const { file, publicLine } = await makeKey(place.file('locked'), 'ed25519', passphrase);
  keyFile = file;
  server = await startSshd({ authorized: [publicLine] });
  vi.stubEnv('HOME', place.home);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.stop();
  await place.remove();
});

let dataFolder: string;
let keychain: SecretStore;
let magento: Magento;
let admin: Admin | null;
let running: TestBackend[];
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'adopt-'));
  keychain = createMemoryStore();
  magento = await createMagento({ values });
  admin = null;
  running = [];
});
afterEach(async () => {
  for (const backend of running) await backend.close();
  await admin?.stop();
  await magento.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

/** Another run of the program over the same files and keychain; what it kept for the last run only is gone. */
const start = async (): Promise<TestBackend> => {
  const backend = await startBackend({ dataFolder, keychain, gateways: nowhere });
  running.push(backend);
  return backend;
};

type Open = (backend: TestBackend) => Promise<void>;
interface Way {
  /** Where the store is reached. */
  readonly connection: () => Promise<Connection>;
  /** What the user does when the program asks; the same again after the program has forgotten it. */
  readonly signIn: Open;
  readonly signInWrongly: Open;
  readonly wanted: { readonly code: string };
  readonly refused: { readonly code: string };
}

const givePassphrase =
  (secret: string): Open =>
  async ({ client }) => {
    await client.ssh.giveSecret({ wanted: { what: 'passphrase', file: keyFile }, secret, keep: false });
  };
const enterPassword =
  (password: string): Open =>
  async ({ client }) => {
    const adminUrl = admin?.url ?? '';
    const given = { adminUrl, username: 'merchant', password, captcha: null, basic: null };
    await client.admin.signIn(given).catch(() => undefined);
  };

const ways: Record<'ssh' | 'admin', Way> = {
  ssh: {
    connection: async () =>
      connectionOf(targetOf(server.port, { method: 'key', file: keyFile }), magento.root),
    signIn: async (backend) => {
      const unknown = backend.client.ssh.findRoots({
        target: targetOf(server.port, { method: 'key', file: keyFile }),
      });
      const { code } = await problemOfCall(unknown);
      if (code === 'ssh.host-key-unknown') {
        await backend.client.ssh.trustHost({ fingerprint: server.fingerprint });
      }
      await givePassphrase(passphrase)(backend);
    },
    signInWrongly: givePassphrase('not this one'),
    wanted: { code: 'ssh.passphrase-needed' },
    refused: { code: 'ssh.passphrase-wrong' },
  },
  admin: {
    connection: async () => {
      admin = await startAdmin(magento);
      return { kind: 'admin', adminUrl: admin.url };
    },
    signIn: enterPassword(merchant.password),
    signInWrongly: enterPassword('not the password'),
    wanted: { code: 'admin.sign-in-needed' },
    refused: { code: 'admin.sign-in-needed' },
  },
};

/** A store that was looked at in an earlier run of the program. */
const knownStore = async (way: Way): Promise<string> => {
  const backend = await start();
  const { client } = backend;
  const connection = await way.connection();
  await way.signIn(backend);
  const { store } = await client.stores.create({ name: 'Luma', purpose: 'production', connection });
  const { instance } = (await client.stores.inspect({ storeId: store.id })).store;
  expect(instance?.keys.production.apiKey?.last4).toBeTruthy();
  await backend.close();
  return store.id;
};

const expectInKeychain = async (keySetId: string, slot: Slot): Promise<void> => {
  const kept = await keychain.read({ kind: 'key', keySetId, slot });
  if (kept === null) throw new Error('It is not in the keychain');
  const wanted = values[keyPath(slot)];
  if (slot.field === 'apiKey') expect(Buffer.from(kept).toString()).toBe(wanted);
  else {
    const body = Buffer.from(kept).toString('base64').replaceAll(/.{64}/g, '$&\n');
    expect(fingerprint(`-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----`)).toBe(
      fingerprint(wanted),
    );
  }
};

describe.each(Object.entries(ways))('over %s', (_kind, way) => {
  it('asks to sign in first, then takes all four values over, and tells none of them', async () => {
    const storeId = await knownStore(way);
    const before = await magento.rows();
    const backend = await start();
    const { client, logged } = backend;
    const adopt = () => client.credentials.adopt({ storeId, consent: true });
    expect(await problemOfCall(adopt())).toMatchObject(way.wanted);
    await way.signInWrongly(backend);
    expect(await problemOfCall(adopt())).toMatchObject(way.refused);
    expect(await client.credentials.list(), 'nothing is left of what did not work').toEqual([]);
    expect((await client.stores.facts({ storeId })).store.keySetId).toBeNull();

    await way.signIn(backend);
    const answer = await adopt();
    const { keySet } = answer;
    expect(answer.findings.map(({ outcome }) => outcome)).toEqual(Array(4).fill('accepted'));
    for (const environment of environments) {
      for (const field of keyFields) await expectInKeychain(keySet.id, { environment, field });
    }
    const facts = await client.stores.facts({ storeId });
    expect(facts.store).toMatchObject({ keySetId: keySet.id, hasKeyFiles: true });
    expect(await magento.rows(), 'the store is only read').toEqual(before);

    const told = [answer, facts, await client.credentials.list(), await client.stores.list()];
    expect(JSON.stringify(told), 'the answers were recorded').toContain(keySet.id);
    expect(findSecrets(Buffer.from(JSON.stringify(told)), secrets), 'answers').toEqual([]);
    expect(findSecrets(Buffer.from(logged()), secrets), 'the log').toEqual([]);
    expect(await findInFolder(dataFolder, secrets), 'files').toEqual([]);
  });

  it('refuses an EC key and a damaged one by name, and takes what is good', async () => {
    await magento.remove();
    const damaged = values[keyPath({ environment: 'sandbox', field: 'privateKey' })].slice(0, -300);
    magento = await createMagento({
      values: {
        ...values,
        [keyPath({ environment: 'production', field: 'privateKey' })]: ecKey,
        [keyPath({ environment: 'sandbox', field: 'privateKey' })]: damaged,
      },
    });
    const storeId = await knownStore(way);
    const backend = await start();
    await way.signIn(backend);
    const answer = await backend.client.credentials.adopt({ storeId, consent: true });
    const refused = answer.findings.filter((finding) => finding.outcome === 'refused');
    expect(refused).toMatchObject([
      { environment: 'sandbox', field: 'privateKey', problem: { code: 'key.truncated' } },
      { environment: 'production', field: 'privateKey', problem: { code: 'key.ec' } },
    ]);
    const { sandbox, production } = answer.keySet;
    expect([sandbox.privateKey, production.privateKey]).toEqual([null, null]);
    for (const environment of environments) {
      await expectInKeychain(answer.keySet.id, { environment, field: 'apiKey' });
      const slot = { environment, field: 'privateKey' } as const;
      expect(await keychain.read({ kind: 'key', keySetId: answer.keySet.id, slot })).toBeNull();
    }
    const told = Buffer.from(JSON.stringify([answer, backend.logged()]));
    expect(told.includes(ecKey.split('\n')[1] ?? 'none')).toBe(false);
    expect(findSecrets(told, secrets)).toEqual([]);
  });

  it('leaves nothing behind where the store has no key that could be used', async () => {
    await magento.remove();
    magento = await createMagento({
      values: { [keyPath({ environment: 'production', field: 'privateKey' })]: ecKey },
    });
    const backend = await start();
    const { client } = backend;
    const connection = await way.connection();
    await way.signIn(backend);
    const { store } = await client.stores.create({ name: 'Luma', purpose: 'production', connection });
    expect(await problemOfCall(client.credentials.adopt({ storeId: store.id, consent: true }))).toMatchObject(
      { code: 'key.none-to-adopt' },
    );
    expect(await client.credentials.list()).toEqual([]);
  });
});
