import { afterAll, describe, expect, it } from 'vitest';
import { type AgentCommand, WRITABLE_PATHS } from '../../electron/backend/instance/agent/index.ts';
import { createMagento, type Magento, type MagentoOptions } from '../fixtures/magento/create.ts';
import { leaks } from '../fixtures/magento/leaks.ts';
import { ask, runAgent } from '../fixtures/magento/run-agent.ts';
import { makeValues } from '../fixtures/magento/values.ts';

const PROJECT = 'services_connector/services_id/project_id';
const PRIVATE = 'services_connector/services_connector_integration/production_private_key';
const API = 'services_connector/services_connector_integration/production_api_key';

const stores: Magento[] = [];
afterAll(() => Promise.all(stores.map((store) => store.remove())));

async function make(options: MagentoOptions = {}): Promise<Magento> {
  const store = await createMagento(options);
  stores.push(store);
  return store;
}

async function applyOf(store: Magento, values: Record<string, string | null>): Promise<AgentCommand> {
  const { state } = await ask(store.root, { kind: 'inspect' }, 'inspected');
  const changes = WRITABLE_PATHS.filter((path) => path in values).map((path) => ({
    path,
    value: values[path] ?? null,
  }));
  return { kind: 'apply', expectedToken: state.stateToken, changes: changes.reverse() };
}

describe('apply', () => {
  it('writes all values, encrypts the keys, and gives the key away nowhere', async () => {
    const store = await make({ tablePrefix: 'm2_' });
    const values = makeValues();
    const run = await runAgent(store.root, await applyOf(store, values));
    expect(run.answer?.kind).toBe('applied');
    expect(run.steps).toEqual([
      'bootstrapped',
      'checked',
      'writing',
      'committing',
      'committed',
      'cleaned',
      'verified',
    ]);
    expect(await store.decrypted()).toMatchObject(values);
    expect(await store.effective(WRITABLE_PATHS)).toEqual(values);
    const rows = await store.rows();
    for (const path of WRITABLE_PATHS) {
      expect(/^\d+:3:[A-Za-z0-9+/]+=*$/.test(rows[path] ?? '')).toBe(path.endsWith('_key'));
    }
    // Keys, project, data space: rows() lists them in the order in which they were written.
    expect(Object.keys(rows).slice(2)).toEqual([...WRITABLE_PATHS]);
    expect(leaks(run, values[PRIVATE])).toEqual([]);
    expect(run.stderr).toBe('');
  });

  it('deletes a row for null and leaves other paths alone', async () => {
    const values = makeValues();
    const store = await make({ values });
    const before = await store.rows();
    await ask(store.root, await applyOf(store, { [PROJECT]: null }), 'applied');
    const { [PROJECT]: _gone, ...rest } = before;
    expect(await store.rows()).toEqual(rest);
    expect(await store.effective([PROJECT])).toEqual({ [PROJECT]: null });
  });

  it('writes nothing when the instance has changed since the plan', async () => {
    const store = await make({ values: { [PROJECT]: 'planned' } });
    const command = await applyOf(store, makeValues());
    await store.setRow(PROJECT, 'meanwhile', true);
    const before = await store.rows();
    const { refusal } = await ask(store.root, command, 'refused');
    if (refusal.reason !== 'changed') throw new Error(refusal.reason);
    expect(refusal.state.settings.find((entry) => entry.path === PROJECT)?.row).toEqual({
      kind: 'text',
      value: 'meanwhile',
    });
    expect(await store.rows()).toEqual(before);
  });

  it('refuses locked paths by name and writes none of the others', async () => {
    const store = await make({
      locks: { 'env.php': { [PROJECT]: 'fixed' }, 'config.php': { [API]: 'shared' } },
    });
    const before = await store.rows();
    const { refusal } = await ask(store.root, await applyOf(store, makeValues()), 'refused');
    if (refusal.reason !== 'locked') throw new Error(refusal.reason);
    expect(refusal.locked).toEqual([
      { path: API, lock: 'config.php' },
      { path: PROJECT, lock: 'env.php' },
    ]);
    expect(await store.rows()).toEqual(before);
  });

  it.each([
    ['disabled', { version: '1.3.6', enabled: false }],
    ['missing', null],
  ])('refuses when the connector module is %s', async (list, module) => {
    const store = await make({ modules: { Magento_ServicesConnector: module } });
    const before = await store.rows();
    const { refusal } = await ask(store.root, await applyOf(store, makeValues()), 'refused');
    expect(refusal).toMatchObject({ reason: 'modules', [list]: ['Magento_ServicesConnector'] });
    expect(await store.rows()).toEqual(before);
  });

  it('works without Magento_ServicesId', async () => {
    const store = await make({ modules: { Magento_ServicesId: null } });
    const values = makeValues();
    await ask(store.root, await applyOf(store, values), 'applied');
    expect(await store.decrypted()).toMatchObject(values);
  });

  it('keeps plain keys plain where the store reads them so', async () => {
    const values = makeValues();
    const store = await make({ values, encryptsKeys: false });
    const next = makeValues();
    await ask(store.root, await applyOf(store, next), 'applied');
    expect(await store.rows()).toMatchObject(next);
    expect(await store.effective([PRIVATE])).toEqual({ [PRIVATE]: next[PRIVATE] });
  });

  it('reports a mismatch where the store does not decrypt, and restore undoes it', async () => {
    const store = await make({ encryptsKeys: false });
    const before = await store.rows();
    const wrong = await ask(store.root, await applyOf(store, { [API]: 'new-api-key' }), 'mismatch');
    expect(wrong.paths).toEqual([API]);
    const expectedToken = wrong.state.stateToken;
    await ask(store.root, { kind: 'restore', rows: wrong.snapshot, expectedToken }, 'applied');
    expect(await store.rows()).toEqual(before);
  });

  it('rolls back when a row cannot be written, without quoting the value', async () => {
    const store = await make({ trouble: { failsWriting: PRIVATE } });
    const before = await store.rows();
    const values = makeValues();
    const run = await runAgent(store.root, await applyOf(store, values));
    if (run.answer?.kind !== 'failed') throw new Error(run.answer?.kind);
    expect(run.answer).toMatchObject({ committed: false, error: { stage: 'write' } });
    expect(run.answer.error.message).toContain('SQLSTATE[22001]');
    expect(run.answer.error.message).not.toContain('0:3:');
    expect(run.answer.error.message).not.toContain('UPDATE');
    expect(leaks(run, values[PRIVATE])).toEqual([]);
    expect(await store.rows()).toEqual(before);
  });

  it('gives no key away when the encryptor quotes it', async () => {
    const store = await make({ trouble: { failsEncrypting: true } });
    const before = await store.rows();
    const values = makeValues();
    const run = await runAgent(store.root, await applyOf(store, values));
    expect(run.answer).toMatchObject({ kind: 'failed', committed: false });
    expect(leaks(run, values[PRIVATE])).toEqual([]);
    expect(await store.rows()).toEqual(before);
  });
});

describe('restore', () => {
  it('puts the exact rows back, absent ones included', async () => {
    const { [PROJECT]: _absent, ...values } = makeValues();
    const store = await make({ values });
    const before = await store.rows();
    const applied = await ask(store.root, await applyOf(store, makeValues()), 'applied');
    expect(applied.snapshot.find((row) => row.path === PROJECT)).toEqual({ path: PROJECT, present: false });
    const back: AgentCommand = {
      kind: 'restore',
      rows: applied.snapshot,
      expectedToken: applied.state.stateToken,
    };
    await ask(store.root, back, 'applied');
    expect(await store.rows()).toEqual(before);
    expect(await store.effective([PROJECT, PRIVATE])).toEqual({
      [PROJECT]: null,
      [PRIVATE]: values[PRIVATE],
    });
  });

  it('writes nothing when somebody has changed the instance since', async () => {
    const store = await make({ values: makeValues() });
    const applied = await ask(store.root, await applyOf(store, makeValues()), 'applied');
    await store.setRow(PROJECT, 'by hand', true);
    const before = await store.rows();
    const expectedToken = applied.state.stateToken;
    const { refusal } = await ask(
      store.root,
      { kind: 'restore', rows: applied.snapshot, expectedToken },
      'refused',
    );
    expect(refusal.reason).toBe('changed');
    expect(await store.rows()).toEqual(before);
  });
});
