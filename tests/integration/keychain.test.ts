import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createKeychainClient } from '../../electron/backend/keychain/client.ts';
import {
  createKeychain,
  forkHelper,
  type SecretName,
  type SecretStore,
} from '../../electron/backend/keychain/index.ts';
import type { Log } from '../../electron/backend/support/log.ts';
import { ProblemError } from '../../shared/problems.ts';
import {
  buildHelper,
  helpersOf,
  type KeyringSession,
  startKeyringSession,
} from './support/keyring-session.ts';

const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const timeouts = { normal: 5_000, patient: 8_000 };
const nameOf = (keySetId: string): SecretName => ({
  kind: 'key',
  keySetId,
  slot: { environment: 'sandbox', field: 'privateKey' },
});
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no problem',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );

let helper: Awaited<ReturnType<typeof buildHelper>>;
let session: KeyringSession;
const opened: SecretStore[] = [];
const open = (env: NodeJS.ProcessEnv = session.env, given = timeouts): SecretStore => {
  const store = createKeychain({
    spawnHelper: forkHelper(helper.path, env),
    log,
    platform: 'linux',
    timeouts: given,
  });
  opened.push(store);
  return store;
};
const theHelper = async (): Promise<number> => {
  const [pid, ...others] = await helpersOf(helper.path);
  if (pid === undefined || others.length > 0) throw new Error('expected one helper');
  return pid;
};
const closeAll = async () => {
  for (const store of opened.splice(0)) await store.close();
  while ((await helpersOf(helper.path)).length > 0) await sleep(10);
};

beforeAll(async () => {
  [helper, session] = await Promise.all([buildHelper(), startKeyringSession({ keyring: true })]);
});
afterEach(closeAll);
afterAll(async () => {
  await session.stop();
  await helper.remove();
});

describe('an unlocked keyring', () => {
  it('is ready', async () => {
    expect(await open().status()).toEqual({ state: 'ready', backend: 'secret-service' });
  });

  const der = generateKeyPairSync('rsa', { modulusLength: 4096 }).privateKey.export({
    type: 'pkcs8',
    format: 'der',
  });
  it.each([
    ['a 4096-bit private key', der],
    ['an API key', Buffer.from('0123456789abcdef')],
    ['bytes with NULs', Buffer.from([0, 1, 0, 255, 0])],
    ['the longest single item', randomBytes(2400)],
    ['the shortest that is cut', randomBytes(2401)],
    ['a 16,384-bit private key', randomBytes(9_300)],
  ])('keeps %s for the next start', async (title, secret) => {
    const name = nameOf(title);
    await open().write(name, secret);
    const later = open();
    expect(Buffer.from((await later.read(name)) ?? []).equals(secret)).toBe(true);
    await later.remove(name);
    expect(await later.read(name)).toBeNull();
  });

  it('answers null for what is not there, and removes it without complaint', async () => {
    const store = open();
    expect(await store.read(nameOf('absent'))).toBeNull();
    await store.remove(nameOf('absent'));
  });

  it('replaces long by long, short and long again, and leaves no parts behind', async () => {
    const store = open();
    const client = createKeychainClient(forkHelper(helper.path, session.env), log);
    const name = nameOf('replaced');
    const parts = async () => {
      const accounts = ['a0', 'a1', 'a2', 'b0', 'b1', 'b2'].map(
        (part) => `replaced/sandbox/privateKey#${part}`,
      );
      const found: string[] = [];
      for (const account of accounts) {
        if ((await client.call({ op: 'get', account }, 5_000)).secret !== null) found.push(account.slice(-2));
      }
      return found.join(' ');
    };
    const seen: string[] = [];
    for (const size of [7_000, 4_000, 100, 6_000]) {
      const secret = randomBytes(size);
      await store.write(name, secret);
      expect(Buffer.from((await store.read(name)) ?? []).equals(secret)).toBe(true);
      seen.push(await parts());
    }
    await store.remove(name);
    seen.push(await parts());
    client.close();
    expect(seen).toEqual(['a0 a1 a2', 'b0 b1', '', 'a0 a1 a2', '']);
  });

  it('keeps the number of connections bounded over many items', async () => {
    const store = open();
    const pids = new Set<number>();
    let mostFiles = 0;
    for (let index = 0; index < 320; index += 1) {
      await store.read(nameOf(`many-${index}`));
      if (index % 16 !== 0) continue;
      const [pid] = await helpersOf(helper.path);
      if (pid === undefined) continue;
      pids.add(pid);
      mostFiles = Math.max(mostFiles, (await readdir(`/proc/${pid}/fd`)).length);
    }
    expect(pids.size).toBeGreaterThan(1);
    expect(mostFiles).toBeLessThan(600);
  });
});

describe('damaged items', () => {
  const account = 'damaged/sandbox/privateKey';
  const name = nameOf('damaged');
  const damage = async (item: string, bytes: Uint8Array | null) => {
    const client = createKeychainClient(forkHelper(helper.path, session.env), log);
    const call = bytes
      ? ({ op: 'set', account: item, secret: Buffer.from(bytes).toString('base64') } as const)
      : ({ op: 'delete', account: item } as const);
    await client.call(call, 5_000);
    client.close();
  };
  it.each([
    ['a part is missing', `${account}#a1`, null],
    ['a part is another one', `${account}#a1`, randomBytes(2400)],
    ['a part is cut', `${account}#a0`, randomBytes(10)],
    ['the header is something else', account, Buffer.from('someone else wrote this')],
  ])('%s: said so, and a new value heals it', async (_title, item, bytes) => {
    const store = open();
    await store.remove(name);
    await store.write(name, randomBytes(7_000));
    await damage(item, bytes);
    expect(await codeOf(store.read(name))).toBe('keychain.secret-damaged');
    const secret = randomBytes(5_000);
    await store.write(name, secret);
    expect(Buffer.from((await store.read(name)) ?? []).equals(secret)).toBe(true);
  });

  it('without a header the secret is absent, whatever parts lie there', async () => {
    const store = open();
    await store.write(name, randomBytes(7_000));
    await damage(account, null);
    expect(await store.read(name)).toBeNull();
    await store.remove(name);
  });
});

describe('the helper process', () => {
  it('is replaced when it dies during a call, and the call succeeds', async () => {
    const store = open();
    await store.write(nameOf('killed'), Buffer.from('still there'));
    const pid = await theHelper();
    process.kill(pid, 'SIGSTOP');
    const reading = store.read(nameOf('killed'));
    await sleep(50);
    process.kill(pid, 'SIGKILL');
    expect(Buffer.from((await reading) ?? []).toString()).toBe('still there');
    expect(await theHelper()).not.toBe(pid);
  });

  it('is ended when it hangs, and the next call gets a fresh one', async () => {
    const store = open(session.env, { normal: 3_000, patient: 3_000 });
    await store.write(nameOf('hung'), Buffer.from('still there'));
    const pid = await theHelper();
    process.kill(pid, 'SIGSTOP');
    expect(await codeOf(store.read(nameOf('hung')))).toBe('keychain.timeout');
    expect(Buffer.from((await store.read(nameOf('hung'))) ?? []).toString()).toBe('still there');
    expect(await theHelper()).not.toBe(pid);
  });

  it('that cannot be started at all is an unavailable keychain', async () => {
    const store = createKeychain({ spawnHelper: forkHelper('/nowhere/helper.mjs'), log, timeouts });
    expect(await codeOf(store.read(nameOf('x')))).toBe('keychain.unavailable');
    expect((await store.status()).state).toBe('unavailable');
  });

  it('has no secret on its command line or in its environment', async () => {
    const store = open();
    const secret = 'canary-0123456789-canary';
    await store.write(nameOf('canary'), Buffer.from(secret));
    const pid = await theHelper();
    const seen = await Promise.all(
      ['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'latin1')),
    );
    const all = seen.join('\n');
    expect(all).toContain(helper.path);
    expect(all).not.toContain('canary-');
    expect(all).not.toContain(Buffer.from(secret).toString('base64').slice(0, 20));
  });

  it('reports after close that the keychain is not available, and starts no process', async () => {
    const store = open();
    await store.close();
    expect(await codeOf(store.read(nameOf('x')))).toBe('keychain.unavailable');
    expect(await helpersOf(helper.path)).toEqual([]);
  });
});

describe('memory for this run', () => {
  it('takes over and leaves the keychain as it is', async () => {
    const name = nameOf('session');
    await open().write(name, Buffer.from('in the keychain'));
    const store = open();
    expect(await store.useSession()).toEqual({ state: 'session-only', backend: 'memory' });
    expect(await store.read(name)).toBeNull();
    await store.write(name, Buffer.from('in memory'));
    expect(Buffer.from((await store.read(name)) ?? []).toString()).toBe('in memory');
    await store.remove(name);
    expect(await store.read(name)).toBeNull();
    expect((await store.status({ patient: true })).state).toBe('session-only');
    expect(Buffer.from((await open().read(name)) ?? []).toString()).toBe('in the keychain');
  });
});

describe('no usable keychain', () => {
  it('locked: named as such, for reading, writing and asking', async () => {
    const own = await startKeyringSession({ keyring: true });
    try {
      const store = open(own.env);
      await store.write(nameOf('locked'), Buffer.from('behind the lock'));
      await own.lock();
      expect(await codeOf(store.read(nameOf('locked')))).toBe('keychain.locked');
      expect(await codeOf(store.write(nameOf('locked'), Buffer.from('new')))).toBe('keychain.locked');
      expect(await store.status()).toEqual({ state: 'locked', backend: 'secret-service' });
    } finally {
      await own.stop();
    }
  });

  it('no Secret Service on the bus: unavailable', async () => {
    const own = await startKeyringSession({ keyring: false });
    try {
      const store = open(own.env);
      expect((await store.status()).state).toBe('unavailable');
      expect(await codeOf(store.write(nameOf('x'), Buffer.from('y')))).toBe('keychain.unavailable');
    } finally {
      await own.stop();
    }
  });

  it('no bus at all: unavailable', async () => {
    const { DBUS_SESSION_BUS_ADDRESS: _bus, ...env } = session.env;
    const store = open({ ...env, XDG_RUNTIME_DIR: '/nonexistent' });
    expect((await store.status()).state).toBe('unavailable');
  });
});
