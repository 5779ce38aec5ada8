/** Asks the gateways about pairs, and where they refuse them: would they accept them the other way round? */
import type { Offer } from '../../../shared/contract/credentials.ts';
import {
  type Environment,
  environments,
  type KeyField,
  otherEnvironment,
} from '../../../shared/model/environment.ts';
import type { PairVerdict, RegistryClient } from '../registry/types.ts';
import type { KeyPairSecrets } from './types.ts';

export type Swap = Extract<Offer, { kind: 'swap' }>['what'];
export type Pairs = Readonly<Record<Environment, KeyPairSecrets | null>>;
export type Verdicts = Readonly<Record<Environment, PairVerdict | null>>;

export interface Asking {
  readonly checkPair: RegistryClient['checkPair'];
  readonly gateways: Readonly<Record<Environment, string>>;
}

/** Milliseconds; far above the gateway client's own time-outs, so that nothing can wait for ever. */
const longestCheck = 120_000;

export const fieldsOf: Readonly<Record<Swap, readonly KeyField[]>> = {
  pairs: ['apiKey', 'privateKey'],
  apiKey: ['apiKey'],
  privateKey: ['privateKey'],
};

/** Both gateways at the same time; null where the pair is incomplete. */
export const askBoth = async ({ checkPair, gateways }: Asking, pairs: Pairs): Promise<Verdicts> => {
  const ask = async (environment: Environment): Promise<PairVerdict | null> => {
    const pair = pairs[environment];
    if (!pair) return null;
    return checkPair({ baseUrl: gateways[environment], pair, signal: AbortSignal.timeout(longestCheck) });
  };
  const [sandbox, production] = await Promise.all([ask('sandbox'), ask('production')]);
  return { sandbox, production };
};

const swapped = (pairs: Pairs, what: Swap): Pairs => {
  const pairOf = (environment: Environment): KeyPairSecrets | null => {
    const own = pairs[environment];
    const other = pairs[otherEnvironment(environment)];
    if (what === 'pairs') return other;
    if (!own || !other) return null;
    return what === 'apiKey'
      ? { ...own, apiKey: other.apiKey }
      : { ...own, privateKeyPem: other.privateKeyPem };
  };
  return { sandbox: pairOf('sandbox'), production: pairOf('production') };
};

const verdictsIn = (verdicts: Verdicts): readonly PairVerdict['verdict'][] =>
  environments.flatMap((environment) => verdicts[environment]?.verdict ?? []);

/** The exchange after which the gateways accept: at least one says yes and none says no. null = none helps. */
export const findSwap = async (asking: Asking, pairs: Pairs, verdicts: Verdicts): Promise<Swap | null> => {
  const given = verdictsIn(verdicts);
  // A pair that is accepted where it is belongs there.
  if (!given.includes('rejected') || given.includes('accepted')) return null;
  const ways: readonly Swap[] =
    pairs.sandbox && pairs.production ? ['pairs', 'apiKey', 'privateKey'] : ['pairs'];
  for (const what of ways) {
    const answers = verdictsIn(await askBoth(asking, swapped(pairs, what)));
    if (answers.includes('accepted') && !answers.includes('rejected')) return what;
  }
  return null;
};
