/** Reading, writing, verifying and restoring through the Admin, read back by another PHP. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AdminSessions, createAdminSessions } from '../../electron/backend/instance/admin/index.ts';
import type {
  ConfigChange,
  InstanceConnection,
  Snapshot,
} from '../../electron/backend/instance/connection.ts';
import { createNodeFetch } from '../../electron/backend/registry/proxy.ts';
import type { ApplyPhase } from '../../shared/model/apply-phase.ts';
import { configPaths } from '../../shared/model/config-paths.ts';
import { ProblemError } from '../../shared/problems.ts';
import { type Keys, startTestGateway, type TestGateway } from '../e2e/support/gateway.ts';
import { type Admin, merchant, startAdmin } from '../fixtures/magento/admin.ts';
import { createMagento, type Magento, type MagentoOptions } from '../fixtures/magento/create.ts';
import { fingerprint, makeValues } from '../fixtures/magento/values.ts';

const KEYS = 'services_connector/services_connector_integration';
const IDS = 'services_connector/services_id';
const locked = `${IDS}/project_name` as const;

let gateway: TestGateway;
let keys: Keys;
beforeAll(async () => {
  gateway = await startTestGateway();
  keys = await gateway.issueKeys();
});
afterAll(() => gateway.close());

let magento: Magento;
let admin: Admin;
let sessions: AdminSessions;
let connection: InstanceConnection;

const start = async (options: MagentoOptions = {}) => {
  const { sandbox, production } = gateway.urls;
  const values = {
    'services_connector/sandbox_gateway_url': `${sandbox}/`,
    'services_connector/production_gateway_url': `${production}/`,
    ...options.values,
  };
  magento = await createMagento({ ...options, values });
  admin = await startAdmin(magento);
  sessions = createAdminSessions({
    fetch: createNodeFetch({}),
    openAdmin: undefined,
    version: '0.0.0',
    now: () => new Date(),
  });
  await sessions.signIn(admin.url, {
    username: 'merchant',
    password: merchant.password,
    captcha: null,
    basic: null,
  });
  connection = sessions.connection(admin.url);
};
beforeEach(() => async () => {
  await sessions.close();
  await admin.stop();
  await magento.remove();
});

const signal = () => AbortSignal.timeout(20_000);
const wanted = (): Record<string, string> => ({
  ...makeValues(),
  [`${KEYS}/sandbox_api_key`]: keys.sandbox.apiKey,
  [`${KEYS}/sandbox_private_key`]: keys.sandbox.privateKeyPem.trim(),
  [`${KEYS}/production_api_key`]: keys.production.apiKey,
  [`${KEYS}/production_private_key`]: keys.production.privateKeyPem.trim(),
});
const changesOf = (values: Record<string, string | null>): ConfigChange[] =>
  configPaths.flatMap((path) => (path in values ? [{ path, value: values[path] ?? null }] : []));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no problem',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );
const apply = async (values: Record<string, string | null>, token?: string) => {
  const phases: ApplyPhase[] = [];
  const expected = token ?? (await connection.inspect(signal())).stateToken;
  const result = await connection.apply(changesOf(values), expected, (phase) => phases.push(phase), signal());
  return { result, phases };
};

describe('inspect', () => {
  it('tells keys by fingerprint only, ids, locks, version and clock', async () => {
    const values = makeValues();
    await start({ values, locks: { 'env.php': { [locked]: 'Fixed name' } } });
    let rows: Snapshot = [];
    const facts = await connection.inspect(signal(), {
      onRows: (told) => {
        rows = told;
      },
    });
    expect(facts).toMatchObject({
      version: '2.4.7-p1',
      edition: null,
      php: null,
      owner: null,
      baseUrl: null,
    });
    expect(facts.locks).toEqual([{ path: locked, source: 'unknown' }]);
    expect(facts.ids).toMatchObject({ projectName: 'Fixed name', environmentType: 'Testing' });
    const pem = values[`${KEYS}/production_private_key`];
    expect(facts.keys.production.privateKey).toEqual({ fingerprint: fingerprint(pem) });
    expect(facts.keys.production.apiKey?.last4).toBe(values[`${KEYS}/production_api_key`].slice(-4));
    expect(Math.abs(facts.clockOffset ?? 99)).toBeLessThan(5);
    const told = JSON.stringify(facts);
    for (const part of ['PRIVATE KEY', pem.slice(200, 240), values[`${KEYS}/production_api_key`]]) {
      expect(told).not.toContain(part);
    }
    expect(rows.map(({ path }) => path)).toEqual(configPaths);
  });

  it('calls a damaged key unreadable, and an empty store empty', async () => {
    await start({ values: { [`${KEYS}/sandbox_private_key`]: 'not a key' } });
    const { keys: found, ids } = await connection.inspect(signal());
    expect(found.sandbox).toEqual({ apiKey: null, privateKey: { unreadable: 'not-a-private-key' } });
    expect(found.production).toEqual({ apiKey: null, privateKey: null });
    expect(Object.values(ids).every((id) => id === null)).toBe(true);
  });
});

describe('apply and restore', () => {
  it('writes everything in one request, and puts back exactly what was there', async () => {
    const old = { [`${KEYS}/production_api_key`]: 'old-key', [`${IDS}/project_id`]: 'old-project' };
    await start({ values: old });
    const values = wanted();
    const posts = async () =>
      (await admin.requests()).filter((request) => /^POST .*graphqls/.test(request)).length;
    const before = await posts();
    const { result, phases } = await apply(values);
    expect(result.kind).toBe('applied');
    expect(phases).toEqual(['check', 'write', 'commit', 'verify']);
    expect((await posts()) - before, 'look, check, write, verify').toBe(4);
    expect(await magento.decrypted()).toMatchObject(values);
    expect(await magento.effective(configPaths)).toEqual(values);
    const rows = await magento.rows();
    for (const path of Object.keys(values).filter((one) => one.startsWith(KEYS))) {
      expect(rows[path]).toMatch(/^0:3:/);
    }
    if (result.kind !== 'applied') throw new Error(result.kind);
    const restored = await connection.restore(result.snapshot, result.facts.stateToken, signal());
    expect(restored.kind).toBe('applied');
    const after = await magento.decrypted();
    expect(Object.entries(after).filter(([path]) => configPaths.some((one) => one === path))).toEqual(
      Object.entries(old),
    );
  });

  it('writes nothing when somebody else was faster', async () => {
    await start();
    const { stateToken } = await connection.inspect(signal());
    await magento.setRow(`${IDS}/project_id`, 'theirs', true);
    const { result } = await apply(wanted(), stateToken);
    expect(result.kind).toBe('changed-meanwhile');
    expect((await magento.decrypted())[`${IDS}/project_id`]).toBe('theirs');
    expect(await magento.rows()).not.toHaveProperty([`${KEYS}/sandbox_api_key`]);
  });

  it('refuses locked fields and masked values before it writes', async () => {
    await start({ locks: { 'env.php': { [locked]: 'Fixed' } } });
    expect(await codeOf(apply(wanted()))).toBe('apply.locked-path');
    expect(await codeOf(apply({ [`${KEYS}/sandbox_api_key`]: '******' }))).toBe('key.masked');
    const ours = Object.keys(await magento.rows()).filter((path) => configPaths.some((one) => one === path));
    expect(ours).toEqual([]);
  });

  it('stops before the write when it is cancelled, and finds out when a session ends in between', async () => {
    await start();
    const { stateToken } = await connection.inspect(signal());
    const controller = new AbortController();
    const cancelled = connection.apply(
      changesOf(wanted()),
      stateToken,
      (phase) => phase === 'write' && controller.abort(),
      controller.signal,
    );
    await expect(cancelled).rejects.toThrow();
    await admin.endSessions(0);
    expect(await codeOf(apply(wanted(), stateToken))).toBe('admin.session-expired');
    expect(await magento.rows()).not.toHaveProperty([`${KEYS}/sandbox_api_key`]);
  });
});

describe('the store’s own check of its keys', () => {
  const verdicts = async () =>
    (await connection.validateKeys(gateway.urls, signal())).map(({ verdict, message }) => [verdict, message]);

  it('accepted; and afterwards the session is ended', async () => {
    await start({ values: wanted() });
    expect(await verdicts()).toEqual([
      ['accepted', ''],
      ['accepted', ''],
    ]);
    expect(sessions.isSignedIn(admin.url)).toBe(true);
    await connection.close();
    expect(sessions.isSignedIn(admin.url)).toBe(false);
  });

  it('tells missing, rejected, damaged and unreachable apart', async () => {
    const values = { ...wanted(), [`${KEYS}/production_private_key`]: 'not a key' };
    await start({ values: { ...values, [`${KEYS}/sandbox_api_key`]: 'unknown' } });
    expect(await verdicts()).toEqual([
      ['rejected', 'ERROR_KEYS_NOT_VALID'],
      ['not-possible', 'not-signed'],
    ]);
    await magento.setRow(`${KEYS}/sandbox_api_key`, null, true);
    await apply({ [`${KEYS}/production_private_key`]: keys.production.privateKeyPem.trim() });
    await gateway.goDown();
    expect(await verdicts()).toEqual([
      ['not-possible', 'sandboxApiKey'],
      ['not-confirmed', 'An error occurred contacting Magento Services'],
    ]);
    await gateway.goUp();
  });
});
