/** Adopt: the keys come out of a store as it uses them, and only through the one answer that was asked for. */
import { afterAll, describe, expect, it } from 'vitest';
import { createMagento, type Magento, type MagentoOptions } from '../fixtures/magento/create.ts';
import { ask, runAgent } from '../fixtures/magento/run-agent.ts';
import { makeValues } from '../fixtures/magento/values.ts';

const GROUP = 'services_connector/services_connector_integration';
const stores: Magento[] = [];
afterAll(() => Promise.all(stores.map((store) => store.remove())));

const make = async (options: MagentoOptions): Promise<Magento> => {
  const store = await createMagento(options);
  stores.push(store);
  return store;
};
const keysOf = (values: Record<string, string>) => ({
  production: {
    apiKey: values[`${GROUP}/production_api_key`],
    privateKey: values[`${GROUP}/production_private_key`],
  },
  sandbox: { apiKey: values[`${GROUP}/sandbox_api_key`], privateKey: values[`${GROUP}/sandbox_private_key`] },
});

describe('export-keys', () => {
  it('tells the keys, decrypted, and prints them nowhere in clear', async () => {
    const values = makeValues();
    const store = await make({ values });
    const before = await store.rows();
    const run = await runAgent(store.root, { kind: 'export-keys' });
    expect(run.answer).toMatchObject({ kind: 'keys', ...keysOf(values) });
    const line = values[`${GROUP}/production_private_key`].split('\n')[4] ?? 'no line';
    expect(run.stdout).not.toContain(line);
    expect(run.stderr).toBe('');
    expect(await store.rows()).toEqual(before);
  });

  it('tells keys that an old module stored in clear, and those of a disabled one', async () => {
    const values = makeValues();
    const plain = await make({ values, encryptsKeys: false });
    expect(await ask(plain.root, { kind: 'export-keys' }, 'keys')).toMatchObject(keysOf(values));
    const disabled = await make({
      values,
      modules: { Magento_ServicesConnector: { version: '1.3.6', enabled: false } },
    });
    expect(await ask(disabled.root, { kind: 'export-keys' }, 'keys')).toMatchObject(keysOf(values));
  });

  it('tells nothing for what is absent or cannot be decrypted', async () => {
    const store = await make({});
    await store.setRow(
      `${GROUP}/sandbox_private_key`,
      '0:3:bm90IGEgcmVhbCBjaXBoZXJ0ZXh0IGF0IGFsbCwgbm8=',
      true,
    );
    expect(await ask(store.root, { kind: 'export-keys' }, 'keys')).toMatchObject({
      production: { apiKey: null, privateKey: null },
      sandbox: { apiKey: null, privateKey: null },
    });
  });
});
