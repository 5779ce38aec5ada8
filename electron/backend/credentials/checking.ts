/** Checks a key set's pairs at the gateways, keeps the answers, and carries out a swap that the gateways proposed. */
import type { EnterResult, Offer } from '../../../shared/contract/credentials.ts';
import { type Environment, environments } from '../../../shared/model/environment.ts';
import { type KeyCheck, type KeySet, pairIdentity } from '../../../shared/model/key-set.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { RegistryClient } from '../registry/types.ts';
import type { Log } from '../support/log.ts';
import { type Asking, askBoth, fieldsOf, findSwap, type Pairs, type Verdicts } from './check.ts';
import type { Offers, Waiting } from './offers.ts';
import { settledForSwap } from './settle.ts';
import { swapFields } from './swap.ts';
import type { InTurn } from './turns.ts';
import type { GatewaysFor, ReadPair } from './types.ts';
import { keySetOf, requireDocument, saveDocument, type VaultPorts } from './vault.ts';

export interface CheckingPorts extends VaultPorts {
  readonly checkPair: RegistryClient['checkPair'];
  readonly gatewaysFor: GatewaysFor;
  readonly readPair: ReadPair;
  readonly offers: Offers;
  readonly inTurn: InTurn;
  readonly log: Log;
}

export interface CheckInput {
  readonly keySetId: string;
  readonly storeId: string | null;
}
export interface CheckResult {
  readonly keySet: KeySet;
  readonly sandbox: KeyCheck | null;
  readonly production: KeyCheck | null;
  readonly offers: Offer[];
}
type SwapWaiting = Extract<Waiting, { pairs: string }>;

const bothPairs = (keySet: KeySet): string =>
  environments.map((environment) => pairIdentity(keySet[environment])).join(' ');

export const createChecking = (ports: CheckingPorts) => {
  const { offers, log, inTurn } = ports;

  const pairsOf = async (keySet: KeySet): Promise<Pairs> => {
    const read = (environment: Environment) =>
      pairIdentity(keySet[environment]) ? ports.readPair(keySet.id, environment) : null;
    return { sandbox: await read('sandbox'), production: await read('production') };
  };

  /** Only for the values that were asked about: the user may have entered others meanwhile. */
  const keep = (asked: KeySet, verdicts: Verdicts) =>
    inTurn(asked.id, async () => {
      const checkedAt = ports.now().toISOString();
      let document = requireDocument(ports, asked.id);
      const checks: Record<Environment, KeyCheck | null> = { sandbox: null, production: null };
      for (const environment of environments) {
        const verdict = verdicts[environment];
        const pair = pairIdentity(asked[environment]);
        if (!verdict || !pair) continue;
        log.info('credentials.checked', { keySetId: asked.id, environment, verdict: verdict.verdict });
        if (pair !== pairIdentity(document[environment])) continue;
        const check: KeyCheck = { ...verdict, pair, checkedAt };
        checks[environment] = check;
        document = { ...document, [environment]: { ...document[environment], check } };
      }
      return { keySet: keySetOf(saveDocument(ports, document)), ...checks };
    });

  const check = async ({ keySetId, storeId }: CheckInput): Promise<CheckResult> => {
    const asked = keySetOf(requireDocument(ports, keySetId));
    const pairs = await pairsOf(asked);
    const asking: Asking = {
      checkPair: ports.checkPair,
      gateways: await ports.gatewaysFor(keySetId, storeId),
    };
    const verdicts = await askBoth(asking, pairs);
    const kept = await keep(asked, verdicts);
    const what = await findSwap(asking, pairs, verdicts);
    if (what === null) return { ...kept, offers: [] };
    const offer = offers.add(keySetId, { offer: { kind: 'swap', what }, pairs: bothPairs(asked), storeId });
    return { ...kept, offers: [offer] };
  };

  const swap = async (keySetId: string, { offer, pairs, storeId }: SwapWaiting): Promise<EnterResult> => {
    await inTurn(keySetId, async () => {
      const document = await settledForSwap(ports, keySetId);
      if (bothPairs(document) !== pairs) throw new ProblemError('key.offer-expired');
      await swapFields(ports, document, fieldsOf[offer.what]);
      log.info('credentials.swapped', { keySetId, what: offer.what });
    });
    const checked = await check({ keySetId, storeId });
    return { keySet: checked.keySet, findings: [], offers: checked.offers };
  };

  return { check, swap };
};
