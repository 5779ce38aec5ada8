/** Replacing a pair: those of before are kept, and a kill before any single change loses nothing and leaves nothing. */
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../electron/backend/keychain/index.ts';
import type { SecretStore } from '../../../electron/backend/keychain/secret-store.ts';
import type { Environment, Slot } from '../../../shared/model/environment.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { type Bench, codeOf, createBench, filled, ids, keys, memoryKeychain } from './workbench.ts';

class Killed extends Error {}

const slots: readonly Slot[] = (['sandbox', 'production'] as const).flatMap((environment) =>
  (['apiKey', 'privateKey'] as const).map((field) => ({ environment, field })),
);

const old = {
  sandbox: { apiKey: 'sandbox', privateKey: 'sandbox' },
  production: { apiKey: 'production', privateKey: 'production' },
} as const;
const third = { production: { apiKey: 'third', privateKey: 'third' } } as const;

const pair = (name: keyof typeof keys) => ({ apiKey: ids[name], privateKeyPem: keys[name].pem });

/** How many values there are beside the current ones. */
const kept = async (secrets: SecretStore, keySetId: string) => {
  const count = async (read: (slot: Slot) => Promise<Uint8Array | null>): Promise<number> =>
    (await Promise.all(slots.map(read))).filter((secret) => secret !== null).length;
  return {
    previous: await count((slot) => secrets.read({ kind: 'previous-key', keySetId, slot })),
    returning: await count((slot) => secrets.read({ kind: 'key', keySetId: `${keySetId}.returning`, slot })),
  };
};

interface Made {
  readonly documents: Map<string, string>;
  readonly secrets: SecretStore;
  readonly client: string;
  readonly helper: string;
}

const make = async (secrets = memoryKeychain()): Promise<Made> => {
  const documents = new Map<string, string>();
  const bench = createBench({ documents, secrets });
  return { documents, secrets, client: await filled(bench, old), helper: await filled(bench, third) };
};

const replace = (
  { credentials }: Bench,
  { client, helper }: Made,
  among: readonly Environment[] = ['production'],
) =>
  credentials.replacePairs({
    keySetId: client,
    fromKeySetId: helper,
    environments: among,
    allow: () => undefined,
  });

/** The pair of before that there is now comes back. */
const giveUp = async ({ credentials }: Bench, { client }: Made) => {
  const found = (await credentials.list()).find(({ id }) => id === client);
  return credentials.returnPairs(client, found?.previous ?? { since: 'never', givenUp: false });
};

const pairs = async ({ credentials }: Bench, client: string) => ({
  sandbox: await credentials.readPair(client, 'sandbox'),
  production: await credentials.readPair(client, 'production'),
});

describe('replacing a pair', () => {
  it('moves the new one in, keeps the one before, and the helper’s key set goes', async () => {
    const made = await make();
    const bench = createBench(made);
    const keySet = await replace(bench, made);
    expect(keySet.previous).toMatchObject({
      givenUp: false,
      sandbox: null,
      production: { apiKey: { last4: '8888' } },
    });
    expect(keySet.production.apiKey?.last4).toBe(ids.third.slice(-4));
    expect(await pairs(bench, made.client)).toEqual({ sandbox: pair('sandbox'), production: pair('third') });
    expect(await bench.credentials.readPreviousPair(made.client, 'production')).toEqual(pair('production'));
    expect((await bench.credentials.list()).map(({ id }) => id)).toEqual([made.client]);
    expect(await kept(made.secrets, made.helper)).toEqual({ previous: 0, returning: 0 });
    expect(
      await made.secrets.read({
        kind: 'key',
        keySetId: made.helper,
        slot: { environment: 'production', field: 'apiKey' },
      }),
    ).toBeNull();
  });

  it('takes the gateway’s word along', async () => {
    const made = await make();
    const acceptAll = {
      ...made,
      checkPair: async () => ({ gateway: 'http://g.test/', verdict: 'accepted' }) as const,
    };
    const bench = createBench(acceptAll);
    await bench.credentials.check({ keySetId: made.helper, storeId: null });
    expect((await replace(bench, made)).production.check?.verdict).toBe('accepted');
  });

  it('can be given up and taken up again', async () => {
    const made = await make();
    const bench = createBench(made);
    await replace(bench, made);
    const back = await giveUp(bench, made);
    expect(back.previous).toMatchObject({ givenUp: true });
    expect((await pairs(bench, made.client)).production).toEqual(pair('production'));
    expect(await bench.credentials.readPreviousPair(made.client, 'production')).toEqual(pair('third'));
    const again = await giveUp(bench, made);
    expect(again.previous).toMatchObject({ givenUp: false });
    expect((await pairs(bench, made.client)).production).toEqual(pair('third'));
    expect((await kept(made.secrets, made.client)).returning).toBe(0);
  });

  it('is refused where another process was faster, and given up once where two give up', async () => {
    const made = await make();
    const bench = createBench(made);
    const allow = ({ previous }: { readonly previous: unknown }): void => {
      if (previous !== null) throw new ProblemError('rotation.open');
    };
    const fourth = await filled(bench, { production: { apiKey: 'sandbox', privateKey: 'sandbox' } });
    const among = { keySetId: made.client, environments: ['production'], allow } as const;
    const [first, second] = await Promise.all([
      bench.credentials.replacePairs({ ...among, fromKeySetId: made.helper }),
      codeOf(bench.credentials.replacePairs({ ...among, fromKeySetId: fourth })),
    ]);
    expect(second).toBe('rotation.open');
    expect((await pairs(bench, made.client)).production).toEqual(pair('third'));
    expect(await bench.credentials.readPreviousPair(made.client, 'production')).toEqual(pair('production'));
    const seen = first.previous;
    if (seen === null) throw new Error('There is no pair of before');
    await Promise.all([1, 2].map(() => bench.credentials.returnPairs(made.client, seen)));
    expect((await pairs(bench, made.client)).production).toEqual(pair('production'));
  });

  it('forgets the pair before only when it is over, and with the key set', async () => {
    const made = await make();
    const bench = createBench(made);
    await replace(bench, made);
    await bench.credentials.forgetPrevious(made.client, () => false);
    expect((await kept(made.secrets, made.client)).previous).toBe(2);
    expect((await bench.credentials.forgetPrevious(made.client, () => true)).previous).toBeNull();
    expect((await kept(made.secrets, made.client)).previous).toBe(0);
    const again = {
      ...made,
      helper: await filled(bench, { production: { apiKey: 'production', privateKey: 'production' } }),
    };
    await replace(bench, again);
    await bench.credentials.remove({ keySetId: made.client });
    expect(await kept(made.secrets, made.client)).toEqual({ previous: 0, returning: 0 });
  });

  it('replaces a pair that the keychain has lost', async () => {
    const made = await make();
    const bench = createBench(made);
    await made.secrets.remove({
      kind: 'key',
      keySetId: made.client,
      slot: { environment: 'production', field: 'privateKey' },
    });
    const keySet = await replace(bench, made);
    expect(keySet.previous).toMatchObject({ production: null });
    expect(await pairs(bench, made.client)).toEqual({ sandbox: pair('sandbox'), production: pair('third') });
  });

  it('refuses an incomplete pair, a rotation that is not open, and keys in memory', async () => {
    const made = await make();
    const bench = createBench(made);
    expect(await codeOf(replace(bench, made, ['sandbox', 'production']))).toBe('rotation.no-pair');
    expect(await codeOf(giveUp(bench, made))).toBe('rotation.not-open');
    const inMemory = await make(createMemoryStore());
    expect(await codeOf(replace(createBench(inMemory), inMemory))).toBe('rotation.needs-keychain');
  });
});

describe('killed before each single change', () => {
  /** Answers how it ended, with everything put right by the next start. */
  const killed = async (
    nth: number,
    work: (bench: Bench, made: Made) => Promise<unknown>,
    begin?: typeof work,
  ) => {
    const made = await make();
    await begin?.(createBench(made), made);
    let count = 0;
    const doomed = createBench({
      ...made,
      beforeChange: () => {
        count += 1;
        if (count >= nth) throw new Killed();
      },
    });
    const outcome = await work(doomed, made).then(
      () => 'finished',
      (error: unknown) => (error instanceof Killed ? 'killed' : String(error)),
    );
    const next = createBench(made);
    await next.credentials.settleLeftovers();
    const document = next.document(made.client);
    expect(document.journal).toBeNull();
    expect((await kept(made.secrets, made.client)).returning).toBe(0);
    return { outcome, made, next, document };
  };

  const runThrough = async (one: (nth: number) => Promise<string>): Promise<readonly string[]> => {
    const outcomes: string[] = [];
    while (outcomes.at(-1) !== 'finished') {
      expect(outcomes.length).toBeLessThan(60);
      outcomes.push(await one(outcomes.length + 1));
    }
    expect(outcomes.slice(0, -1).every((outcome) => outcome === 'killed')).toBe(true);
    expect(outcomes.length).toBeGreaterThan(8);
    return outcomes;
  };

  it('the old pair and the new one are both there, whichever is current', async () => {
    await runThrough(async (nth) => {
      const { outcome, made, next, document } = await killed(nth, replace);
      const helperIsThere = (await next.credentials.list()).some(({ id }) => id === made.helper);
      const current = (await pairs(next, made.client)).production;
      if (document.previous === null) {
        expect(current).toEqual(pair('production'));
        expect(await next.credentials.readPair(made.helper, 'production')).toEqual(pair('third'));
      } else {
        expect(current).toEqual(pair('third'));
        expect(await next.credentials.readPreviousPair(made.client, 'production')).toEqual(
          pair('production'),
        );
        expect(helperIsThere).toBe(false);
        expect(
          await made.secrets.read({
            kind: 'key',
            keySetId: made.helper,
            slot: { environment: 'production', field: 'privateKey' },
          }),
        ).toBeNull();
      }
      return outcome;
    });
  });

  it('also while it is given up', async () => {
    await runThrough(async (nth) => {
      const { outcome, made, next, document } = await killed(nth, giveUp, replace);
      const [current, previous] = document.previous?.givenUp
        ? (['production', 'third'] as const)
        : (['third', 'production'] as const);
      expect((await pairs(next, made.client)).production).toEqual(pair(current));
      expect(await next.credentials.readPreviousPair(made.client, 'production')).toEqual(pair(previous));
      return outcome;
    });
  });
});

it('nothing of a pair is in a document or in the log', async () => {
  const made = await make();
  const bench = createBench(made);
  await replace(bench, made);
  await giveUp(bench, made);
  const text = [...made.documents.values(), ...bench.logged].join('\n');
  for (const name of ['production', 'third'] as const) {
    expect(text).not.toContain(ids[name]);
    expect(text).not.toContain(keys[name].pem.split('\n')[1]);
  }
});
