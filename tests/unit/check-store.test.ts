/** One store's check: what cannot be read is unreachable, and a gateway that does not answer is no refusal. */
import { describe, expect, it } from 'vitest';
import { createCheckStore } from '../../electron/backend/checks/check-store.ts';
import { createGatewayWords } from '../../electron/backend/checks/gateway-words.ts';
import type { InstanceConnection } from '../../electron/backend/instance/connection.ts';
import type { PairVerdict } from '../../electron/backend/registry/types.ts';
import type { InstanceFacts } from '../../shared/model/instance.ts';
import type { StoreCheck } from '../../shared/model/store-check.ts';
import { type ProblemCode, ProblemError, problemOf } from '../../shared/problems.ts';
import { appliedStore, connectedInstance, keySet, now, pairView } from './plan-fixture.ts';

const gateways = { sandbox: 'http://sandbox.test/', production: 'http://production.test/' };
const accepted: PairVerdict = { gateway: 'x', verdict: 'accepted' };
const rejected: PairVerdict = {
  gateway: 'x',
  verdict: 'rejected',
  status: 403,
  message: 'Client ID is invalid',
  requestId: 'r',
};
const silent: PairVerdict = {
  gateway: 'x',
  verdict: 'not-confirmed',
  reason: 'unreachable',
  status: null,
  message: 'ECONNREFUSED',
  requestId: null,
  clockOffset: null,
};

interface Scene {
  readonly verdict?: PairVerdict;
  readonly instance?: InstanceFacts;
  readonly connect?: () => Promise<never>;
  readonly keychain?: ProblemCode;
  readonly signal?: AbortSignal;
}

const run = async ({
  verdict = accepted,
  instance = connectedInstance,
  connect,
  keychain,
  signal,
}: Scene) => {
  const asked: string[] = [];
  const validated: string[] = [];
  const never = () => Promise.reject(new Error('A check writes nothing'));
  const connection: InstanceConnection = {
    inspect: async () => instance,
    apply: never,
    finish: never,
    restore: never,
    validateKeys: async () => {
      validated.push('asked');
      return [{ environment: 'sandbox', verdict: 'rejected', message: 'no', requestId: null }];
    },
    close: async () => undefined,
  };
  const readPair = async () => {
    if (keychain) throw new ProblemError(keychain);
    return { apiKey: 'a', privateKeyPem: 'p' };
  };
  const common = { now: () => new Date(now), explain: () => problemOf('unexpected') };
  const words = createGatewayWords({
    ...common,
    repository: {
      keySets: {
        list: () => [],
        get: () => ({ ...keySet, journal: null }),
        save: (saved) => saved,
        remove: () => undefined,
      },
    },
    readPair,
    readPreviousPair: readPair,
    checkPair: async ({ baseUrl }) => {
      asked.push(baseUrl);
      return verdict;
    },
  });
  const check = createCheckStore({
    ...common,
    connect: connect ?? (async () => connection),
    gatewaysFor: async (store) => ({
      sandbox: store.instance?.gateways.sandbox ?? gateways.sandbox,
      production: store.instance?.gateways.production ?? gateways.production,
    }),
    rememberInstance: () => undefined,
  });
  const { applied } = appliedStore;
  if (applied === null) throw new Error('The fixture is applied');
  const once = (): Promise<StoreCheck> =>
    check(appliedStore, applied, words, signal ?? new AbortController().signal);
  return { found: await once(), again: once, asked, validated };
};

describe('a check', () => {
  it('of a store as it was applied asks each gateway once, however often', async () => {
    const { found, again, asked, validated } = await run({});
    expect(found).toEqual({ at: now, result: 'as-applied', drifts: [], problem: null });
    await again();
    expect(asked.sort()).toEqual(Object.values(gateways).sort());
    expect(validated).toEqual([]);
  });

  it('tells a refusal from a gateway that does not answer, and from a locked keychain', async () => {
    expect((await run({ verdict: rejected })).found).toMatchObject({
      result: 'keys-rejected',
      drifts: [{ kind: 'keys-rejected' }, { kind: 'keys-rejected' }],
      problem: null,
    });
    expect((await run({ verdict: silent })).found).toMatchObject({
      result: 'as-applied',
      drifts: [],
      problem: { code: 'gateway.unreachable' },
    });
    expect((await run({ keychain: 'keychain.locked' })).found).toMatchObject({
      result: 'as-applied',
      problem: { code: 'keychain.locked' },
    });
  });

  const otherKeys = { ...connectedInstance.keys, sandbox: pairView('sandbox', 'other') };

  it('asks the instance itself about a pair that is not ours, and the gateway whether ours is good still', async () => {
    const { found, asked, validated } = await run({ instance: { ...connectedInstance, keys: otherKeys } });
    expect(found.drifts).toMatchObject([
      { kind: 'keys-changed', environment: 'sandbox' },
      { kind: 'keys-rejected', environment: 'sandbox' },
    ]);
    expect(found.drifts[0]).not.toHaveProperty('replaced');
    expect(asked.sort()).toEqual(Object.values(gateways).sort());
    expect(validated).toEqual(['asked']);
  });

  it('says where the pair that was applied is refused by now', async () => {
    const { found } = await run({ verdict: rejected, instance: { ...connectedInstance, keys: otherKeys } });
    expect(found.drifts).toContainEqual({ kind: 'keys-changed', environment: 'sandbox', replaced: true });
  });

  it('asks the gateways that the store names now', async () => {
    const named = { ...connectedInstance.gateways, production: 'http://another.test/' };
    const { asked } = await run({ instance: { ...connectedInstance, gateways: named } });
    expect(asked.sort()).toEqual(['http://another.test/', gateways.sandbox]);
  });

  it.each([
    'ssh.password-needed',
    'ssh.passphrase-needed',
    'admin.sign-in-needed',
    'instance.no-answer',
  ] as const)('that would need a question (%s) is an unreachable store', async (code) => {
    const { found } = await run({ connect: () => Promise.reject(new ProblemError(code)) });
    expect(found).toMatchObject({ result: 'unreachable', drifts: [], problem: { code } });
  });

  it('that is stopped says nothing about the store', async () => {
    const signal = AbortSignal.abort();
    await expect(run({ signal })).rejects.toThrow();
  });
});
