import { afterAll, describe, expect, it } from 'vitest';
import {
  instanceStateSchema,
  READ_PATHS,
  WRITABLE_PATHS,
} from '../../electron/backend/instance/agent/index.ts';
import type { InstanceState, SettingState } from '../../electron/backend/instance/agent/state.ts';
import { createMagento, type Magento, type MagentoOptions } from '../fixtures/magento/create.ts';
import { leaks } from '../fixtures/magento/leaks.ts';
import { ask, runAgent } from '../fixtures/magento/run-agent.ts';
import { fingerprint, makeValues } from '../fixtures/magento/values.ts';

const PROJECT = 'services_connector/services_id/project_id';
const PROJECT_NAME = 'services_connector/services_id/project_name';
const PRIVATE = 'services_connector/services_connector_integration/production_private_key';
const API = 'services_connector/services_connector_integration/production_api_key';

const stores: Magento[] = [];
afterAll(() => Promise.all(stores.map((store) => store.remove())));

async function make(options: MagentoOptions = {}): Promise<Magento> {
  const store = await createMagento(options);
  stores.push(store);
  return store;
}

function setting(state: InstanceState, path: string): SettingState {
  const found = state.settings.find((entry) => entry.path === path);
  if (found === undefined) throw new Error(`no setting ${path}`);
  return found;
}

describe('inspect', () => {
  it('tells the facts of a fresh store', async () => {
    const store = await make();
    const { server, state } = await ask(store.root, { kind: 'inspect' }, 'inspected');
    expect(server).toMatchObject({ edition: 'Community', version: '2.4.7-p1', writable: true, cloud: false });
    expect(server.user).toBe(server.owner);
    expect(Math.abs(server.time - Date.now() / 1000)).toBeLessThan(30);
    expect(state).toMatchObject({
      mode: 'production',
      adminFrontName: 'admin_1a2b3c',
      baseUrls: { secure: 'https://store.example/', unsecure: 'http://store.example/' },
      gateways: { production: null, sandbox: null },
      stale: false,
    });
    expect(state.modules.Magento_ServicesId).toEqual({ installed: true, enabled: true, version: '3.3.1' });
    expect(state.settings.map((entry) => entry.path)).toEqual([...READ_PATHS]);
    for (const path of WRITABLE_PATHS) {
      expect(setting(state, path)).toMatchObject({
        row: { kind: 'absent' },
        effective: { kind: 'absent' },
        lock: null,
      });
    }
    expect(setting(state, 'magento_saas/environment').effective).toEqual({
      kind: 'text',
      value: 'production',
    });
  });

  it('shows a configured store with fingerprints in place of private keys', async () => {
    const values = makeValues();
    const store = await make({ values, edition: 'Enterprise', tablePrefix: 'shop_', cryptKeyStyle: 'plain' });
    const run = await runAgent(store.root, { kind: 'inspect' });
    if (run.answer?.kind !== 'inspected') throw new Error(run.stderr);
    const { state, server } = run.answer;
    expect(server.edition).toBe('Enterprise');
    for (const path of WRITABLE_PATHS) {
      const shown = path.endsWith('_private_key')
        ? { kind: 'private-key', fingerprint: fingerprint(values[path]) }
        : { kind: 'text', value: values[path] };
      expect(setting(state, path)).toMatchObject({ row: shown, effective: shown, stale: false });
      expect(setting(state, path).encryptedAtRest).toBe(path.endsWith('_key'));
    }
    expect(leaks(run, values[PRIVATE])).toEqual([]);
  });

  it('reads the product from the store where composer.lock names none', async () => {
    const store = await make({ namesProduct: false, version: '2.4.8' });
    const { server } = await ask(store.root, { kind: 'inspect' }, 'inspected');
    expect(server).toMatchObject({ edition: 'Community', version: '2.4.8' });
  });

  it('names every lock and where it is set', async () => {
    const variable = 'CONFIG__DEFAULT__SERVICES_CONNECTOR__SERVICES_ID__ENVIRONMENT_ID';
    const store = await make({
      values: { [PROJECT]: 'from-the-row' },
      locks: { 'env.php': { [PROJECT]: 'from-env' }, 'config.php': { [PROJECT_NAME]: 'Shared' } },
    });
    const options = {
      args: ['-d', 'variables_order=EGPCS'],
      env: { [variable]: 'from-variable', MAGENTO_CLOUD_PROJECT: 'abc' },
    };
    const { state, server } = await ask(store.root, { kind: 'inspect' }, 'inspected', options);
    expect(server.cloud).toBe(true);
    expect(setting(state, PROJECT)).toMatchObject({
      lock: 'env.php',
      stale: false,
      row: { kind: 'text', value: 'from-the-row' },
      effective: { kind: 'text', value: 'from-env' },
    });
    expect(setting(state, PROJECT_NAME)).toMatchObject({ lock: 'config.php', row: { kind: 'absent' } });
    expect(setting(state, 'services_connector/services_id/environment_id').lock).toBe('environment-variable');
  });

  it('tells a row that the running store does not use yet, without repairing it', async () => {
    const store = await make({ values: { [PROJECT]: 'old' } });
    const before = await ask(store.root, { kind: 'inspect' }, 'inspected');
    await store.setRow(PROJECT, 'new');
    for (const _ of [1, 2]) {
      const { state } = await ask(store.root, { kind: 'inspect' }, 'inspected');
      expect(state.stale).toBe(true);
      expect(setting(state, PROJECT)).toMatchObject({
        stale: true,
        row: { kind: 'text', value: 'new' },
        effective: { kind: 'text', value: 'old' },
      });
      expect(state.stateToken).not.toBe(before.state.stateToken);
    }
    expect(await store.effective([PROJECT])).toEqual({ [PROJECT]: 'old' });
    await ask(store.root, { kind: 'finish' }, 'finished');
    expect(await store.effective([PROJECT])).toEqual({ [PROJECT]: 'new' });
  });

  it('reads keys that an old module stored without encryption', async () => {
    const values = makeValues();
    const store = await make({ values, encryptsKeys: false });
    const { state } = await ask(store.root, { kind: 'inspect' }, 'inspected');
    expect(setting(state, API)).toMatchObject({
      encryptedAtRest: false,
      stale: false,
      row: { kind: 'text', value: values[API] },
    });
    expect(setting(state, PRIVATE).row).toEqual({
      kind: 'private-key',
      fingerprint: fingerprint(values[PRIVATE]),
    });
  });

  it('says which rows it cannot read', async () => {
    const other = await make({ values: makeValues() });
    const foreign = (await other.rows())[PRIVATE] ?? '';
    const store = await make({ encryptsKeys: true });
    await store.setRow(PRIVATE, foreign, true);
    await store.setRow(API, foreign, true);
    const { state } = await ask(store.root, { kind: 'inspect' }, 'inspected');
    expect(setting(state, PRIVATE).row).toEqual({ kind: 'unreadable', reason: 'not-decrypted' });
    expect(setting(state, API).row).toEqual({ kind: 'unreadable', reason: 'not-decrypted' });
    expect(state.stale).toBe(false);
  });

  it('never opens a file that a private key names', async () => {
    const store = await make({ values: { [PRIVATE]: 'file:///etc/ssl/private/key.pem' } });
    const { state } = await ask(store.root, { kind: 'inspect' }, 'inspected');
    expect(setting(state, PRIVATE).effective).toEqual({ kind: 'unreadable', reason: 'not-a-private-key' });
  });

  it('shows modules that are disabled or missing', async () => {
    const store = await make({
      values: makeValues(),
      modules: {
        Magento_ServicesConnector: { version: '1.3.6', enabled: false },
        Magento_PaymentServicesPaypal: null,
        Magento_LiveSearch: { version: '4.1.0', enabled: true },
      },
    });
    const { state } = await ask(store.root, { kind: 'inspect' }, 'inspected');
    expect(state.modules.Magento_ServicesConnector).toEqual({
      installed: true,
      enabled: false,
      version: '1.3.6',
    });
    expect(state.modules.Magento_PaymentServicesPaypal).toEqual({
      installed: false,
      enabled: false,
      version: null,
    });
    expect(state.modules.Magento_LiveSearch?.enabled).toBe(true);
    expect(state.stale).toBe(false);
  });

  it('gives the same token for the same state only', async () => {
    const store = await make({ values: makeValues() });
    const first = await ask(store.root, { kind: 'inspect' }, 'inspected');
    const second = await ask(store.root, { kind: 'inspect' }, 'inspected');
    expect(second.state.stateToken).toBe(first.state.stateToken);
    expect(instanceStateSchema.safeParse(second.state).success).toBe(true);
  });
});
