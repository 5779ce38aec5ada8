/** The program is killed before each single change: nothing may be lost, and the next start puts things right. */
import { describe, expect, it } from 'vitest';
import type { SecretStore } from '../../../electron/backend/keychain/secret-store.ts';
import { createBench, filled, ids, keys, memoryKeychain } from './workbench.ts';

class Killed extends Error {}

const killBefore = (nth: number) => {
  let count = 0;
  return () => {
    count += 1;
    // Nothing runs after a kill, not even clearing up.
    if (count >= nth) throw new Killed();
  };
};

const slots = (['sandbox', 'production'] as const).flatMap((environment) =>
  (['apiKey', 'privateKey'] as const).map((field) => ({ environment, field })),
);

const leftovers = async (secrets: SecretStore, id: string): Promise<number> => {
  const found = await Promise.all(
    slots.map((slot) => secrets.read({ kind: 'key', keySetId: `${id}.swap`, slot })),
  );
  return found.filter((secret) => secret !== null).length;
};

describe('during a swap', () => {
  const crossed = {
    sandbox: { apiKey: 'production', privateKey: 'production' },
    production: { apiKey: 'sandbox', privateKey: 'sandbox' },
  } as const;

  const swapKilledBefore = async (nth: number) => {
    const documents = new Map<string, string>();
    const secrets = memoryKeychain();
    const id = await filled(createBench({ documents, secrets }), crossed);
    let kill: () => void = () => undefined;
    const doomed = createBench({ documents, secrets, beforeChange: () => kill() });
    const { offers } = await doomed.credentials.check({ keySetId: id, storeId: null });
    kill = killBefore(nth);
    const outcome = await doomed.credentials
      .acceptOffer({ keySetId: id, offerId: offers[0]?.id ?? '', environment: null })
      .then(
        () => 'finished',
        (error: unknown) => (error instanceof Killed ? 'killed' : String(error)),
      );
    const next = createBench({ documents, secrets });
    const pairs = {
      sandbox: await next.credentials.readPair(id, 'sandbox'),
      production: await next.credentials.readPair(id, 'production'),
    };
    return { outcome, pairs, document: next.document(id), leftovers: await leftovers(secrets, id) };
  };

  it('both pairs are there afterwards: all swapped or none', async () => {
    const outcomes: string[] = [];
    for (let nth = 1; outcomes.at(-1) !== 'finished'; nth += 1) {
      expect(nth).toBeLessThan(50);
      const result = await swapKilledBefore(nth);
      const isSwapped = result.pairs.sandbox.apiKey === ids.sandbox;
      const [sandbox, production] = isSwapped
        ? (['sandbox', 'production'] as const)
        : (['production', 'sandbox'] as const);
      expect(result.pairs).toEqual({
        sandbox: { apiKey: ids[sandbox], privateKeyPem: keys[sandbox].pem },
        production: { apiKey: ids[production], privateKeyPem: keys[production].pem },
      });
      expect(result.document.journal).toBeNull();
      expect(result.leftovers).toBe(0);
      outcomes.push(result.outcome);
    }
    expect(outcomes.length).toBeGreaterThan(10);
    expect(outcomes.slice(0, -1).every((outcome) => outcome === 'killed')).toBe(true);
  });
});

it('leftovers are put right at the start, before anyone asks for a pair', async () => {
  const documents = new Map<string, string>();
  const secrets = memoryKeychain();
  const id = await filled(createBench({ documents, secrets }), {});
  const doomed = createBench({ documents, secrets, beforeChange: killBefore(3) });
  const slot = { environment: 'sandbox', field: 'apiKey' } as const;
  const input = { kind: 'field', slot, text: ids.sandbox } as const;
  await expect(doomed.credentials.enter({ keySetId: id, input })).rejects.toThrow(Killed);
  const next = createBench({ documents, secrets });
  expect(next.document(id).sandbox.apiKey).toBeNull();
  await next.credentials.settleLeftovers();
  expect(next.document(id)).toMatchObject({ journal: null, sandbox: { apiKey: { last4: '4444' } } });
});

describe('while a value is entered', () => {
  it('what is shown is what the keychain holds', async () => {
    const seen: string[] = [];
    for (let nth = 1; nth <= 4; nth += 1) {
      const documents = new Map<string, string>();
      const secrets = memoryKeychain();
      const id = await filled(createBench({ documents, secrets }), {
        sandbox: { apiKey: 'sandbox', privateKey: 'sandbox' },
      });
      const doomed = createBench({ documents, secrets, beforeChange: killBefore(nth) });
      const slot = { environment: 'sandbox', field: 'privateKey' } as const;
      const input = { kind: 'field', slot, text: keys.third.pem } as const;
      const outcome = await doomed.credentials.enter({ keySetId: id, input }).then(
        () => 'finished',
        () => 'killed',
      );
      const next = createBench({ documents, secrets });
      const pair = await next.credentials.readPair(id, 'sandbox');
      seen.push(
        `${outcome} ${pair.privateKeyPem === keys.third.pem ? 'new' : pair.privateKeyPem === keys.sandbox.pem ? 'old' : 'wrong'}`,
      );
      expect(next.document(id).journal).toBeNull();
    }
    expect(seen).toEqual(['killed old', 'killed old', 'killed new', 'finished new']);
  });
});
