import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../electron/backend/keychain/index.ts';
import { pairIdentity, validCheck } from '../../../shared/model/key-set.ts';
import {
  codeOf,
  createBench,
  filled,
  gateways,
  ids,
  keys,
  memoryKeychain,
  strictGateways,
} from './workbench.ts';

const check = (bench: ReturnType<typeof createBench>, keySetId: string) =>
  bench.credentials.check({ keySetId, storeId: null });
const own = {
  sandbox: { apiKey: 'sandbox', privateKey: 'sandbox' },
  production: { apiKey: 'production', privateKey: 'production' },
} as const;

describe('check', () => {
  it('asks both gateways at the same time, each about its own pair, and keeps the answers', async () => {
    let running = 0;
    let most = 0;
    const bench = createBench({
      checkPair: async (gateway) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 20));
        running -= 1;
        return strictGateways(gateway);
      },
    });
    const id = await filled(bench, own);
    const result = await check(bench, id);
    expect(most).toBe(2);
    expect(result.sandbox).toMatchObject({ verdict: 'accepted', gateway: gateways.sandbox });
    expect(result.production).toMatchObject({
      verdict: 'accepted',
      pair: pairIdentity(result.keySet.production),
    });
    expect(result.offers).toEqual([]);
    expect(validCheck(bench.document(id).sandbox)).toMatchObject({ verdict: 'accepted' });
  });

  it('leaves an incomplete pair alone', async () => {
    const bench = createBench();
    const id = await filled(bench, { sandbox: own.sandbox, production: { apiKey: 'production' } });
    expect(await check(bench, id)).toMatchObject({ sandbox: { verdict: 'accepted' }, production: null });
  });

  it('is void once another value is entered', async () => {
    const bench = createBench();
    const id = await filled(bench, own);
    await check(bench, id);
    const slot = { environment: 'sandbox', field: 'apiKey' } as const;
    const { keySet } = await bench.credentials.enter({
      keySetId: id,
      input: { kind: 'field', slot, text: ids.third },
    });
    expect(keySet.sandbox.check).toBeNull();
    expect(keySet.production.check).not.toBeNull();
  });

  it('of values that were replaced meanwhile is not kept', async () => {
    const slot = { environment: 'sandbox', field: 'apiKey' } as const;
    const bench = createBench({
      checkPair: async (gateway) => {
        if (gateway.pair.apiKey === ids.sandbox) {
          const input = { kind: 'field', slot, text: ids.third } as const;
          await bench.credentials.enter({ keySetId: gateway.baseUrl === gateways.sandbox ? id : '', input });
        }
        return strictGateways(gateway);
      },
    });
    const id: string = await filled(bench, own);
    expect((await check(bench, id)).sandbox).toBeNull();
    expect(bench.document(id).sandbox.check).toBeNull();
  });
});

describe('rejected pairs that the gateways accept the other way round', () => {
  it.each([
    ['pairs', { sandbox: own.production, production: own.sandbox }],
    [
      'apiKey',
      {
        sandbox: { apiKey: 'production', privateKey: 'sandbox' },
        production: { apiKey: 'sandbox', privateKey: 'production' },
      },
    ],
    ['pairs', { sandbox: own.production }],
    ['pairs', { production: own.sandbox }],
  ] as const)('%s are offered, swapped and checked again', async (what, values) => {
    const bench = createBench();
    const id = await filled(bench, values);
    const { offers, sandbox, production } = await check(bench, id);
    expect([sandbox?.verdict, production?.verdict]).not.toContain('accepted');
    expect(offers).toMatchObject([{ kind: 'swap', what }]);
    const result = await bench.credentials.acceptOffer({
      keySetId: id,
      offerId: offers[0]?.id ?? '',
      environment: null,
    });
    const verdicts = [result.keySet.sandbox.check?.verdict, result.keySet.production.check?.verdict];
    expect(new Set(verdicts.filter(Boolean))).toEqual(new Set(['accepted']));
    for (const environment of ['sandbox', 'production'] as const) {
      if (!pairIdentity(result.keySet[environment])) continue;
      const pair = await bench.credentials.readPair(id, environment);
      expect(pair).toEqual({ apiKey: ids[environment], privateKeyPem: keys[environment].pem });
    }
    expect(bench.document(id).journal).toBeNull();
  });

  it('exchanging the private keys is found where exchanging the API keys does not help', async () => {
    // One environment's gateway cannot be reached, so only one answer counts.
    const bench = createBench({
      checkPair: async (gateway) => {
        const answer = await strictGateways(gateway);
        return gateway.baseUrl === gateways.sandbox
          ? {
              gateway: gateway.baseUrl,
              verdict: 'not-confirmed',
              reason: 'timeout',
              status: null,
              message: '',
              requestId: null,
              clockOffset: null,
            }
          : answer;
      },
    });
    const id = await filled(bench, {
      sandbox: { apiKey: 'third', privateKey: 'production' },
      production: { apiKey: 'production', privateKey: 'third' },
    });
    expect((await check(bench, id)).offers).toMatchObject([{ kind: 'swap', what: 'privateKey' }]);
  });

  it('nothing is offered where no exchange helps, or where one pair is right', async () => {
    const bench = createBench();
    const wrong = await filled(bench, {
      sandbox: { apiKey: 'third', privateKey: 'third' },
      production: own.sandbox,
    });
    expect((await check(bench, wrong)).offers).toEqual([]);
    const half = await filled(bench, {
      sandbox: own.sandbox,
      production: { apiKey: 'third', privateKey: 'third' },
    });
    expect((await check(bench, half)).offers).toEqual([]);
  });

  it('an offer for values that have changed since is void', async () => {
    const bench = createBench();
    const id = await filled(bench, { sandbox: own.production, production: own.sandbox });
    const { offers } = await check(bench, id);
    await bench.credentials.clear({ keySetId: id, slot: { environment: 'sandbox', field: 'apiKey' } });
    const accept = bench.credentials.acceptOffer({
      keySetId: id,
      offerId: offers[0]?.id ?? '',
      environment: null,
    });
    expect(await codeOf(accept)).toBe('key.offer-expired');
  });
});

describe('reading a pair', () => {
  const slot = { environment: 'production', field: 'privateKey' } as const;
  it('names the value that is missing, and shows it as missing from then on', async () => {
    const bench = createBench();
    const id = await filled(bench, own);
    await bench.secrets.remove({ kind: 'key', keySetId: id, slot });
    expect(await codeOf(bench.credentials.readPair(id, 'production'))).toBe('keychain.secret-missing');
    expect(bench.document(id).production.privateKey).toBeNull();
  });

  it('never hands out another value than the one that is shown', async () => {
    const bench = createBench();
    const id = await filled(bench, own);
    await bench.secrets.write({ kind: 'key', keySetId: id, slot }, keys.third.der);
    expect(await codeOf(bench.credentials.readPair(id, 'production'))).toBe('keychain.secret-missing');
    expect((await bench.credentials.readPair(id, 'production')).privateKeyPem).toBe(keys.third.pem);
    expect(bench.document(id).production.check).toBeNull();
  });

  it('says that a kept key is no key any more', async () => {
    const bench = createBench();
    const id = await filled(bench, own);
    await bench.secrets.write({ kind: 'key', keySetId: id, slot }, Buffer.from('garbage'));
    expect(await codeOf(bench.credentials.readPair(id, 'production'))).toBe('keychain.secret-damaged');
  });

  it('in a session without the keychain leaves what is shown for the next start', async () => {
    const documents = new Map<string, string>();
    const secrets = memoryKeychain();
    const id = await filled(createBench({ documents, secrets }), own);
    const session = createBench({ documents, secrets: createMemoryStore() });
    expect(await codeOf(session.credentials.readPair(id, 'sandbox'))).toBe('keychain.secret-missing');
    const next = createBench({ documents, secrets });
    expect((await next.credentials.readPair(id, 'sandbox')).apiKey).toBe(ids.sandbox);
  });
});

describe('key sets', () => {
  it('are listed without the journal, renamed, and removed with their secrets', async () => {
    const bench = createBench();
    const id = await filled(bench, own);
    await bench.credentials.rename({ keySetId: id, label: 'Another name' });
    const [keySet] = await bench.credentials.list();
    expect(keySet).toMatchObject({ id, label: 'Another name' });
    expect(keySet).not.toHaveProperty('journal');
    await bench.credentials.remove({ keySetId: id });
    expect(await bench.credentials.list()).toEqual([]);
    const slot = { environment: 'sandbox', field: 'privateKey' } as const;
    expect(await bench.secrets.read({ kind: 'key', keySetId: id, slot })).toBeNull();
    expect(await codeOf(bench.credentials.rename({ keySetId: id, label: 'x' }))).toBe('stores.not-found');
  });

  it('in use are not removed', async () => {
    const bench = createBench({ usedBy: ['Main shop'] });
    const id = await filled(bench, own);
    expect(await codeOf(bench.credentials.remove({ keySetId: id }))).toBe('stores.key-set-in-use');
    expect((await bench.credentials.readPair(id, 'sandbox')).apiKey).toBe(ids.sandbox);
  });
});
