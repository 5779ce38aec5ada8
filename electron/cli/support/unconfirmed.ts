/** Keys that no gateway could confirm, and the user's word to go on with them: the same choice as in the wizard. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { environments } from '../../../shared/model/environment.ts';
import { notConfirmedReasons, unconfirmedPairsOf } from '../../../shared/model/key-set.ts';
import { type Problem, ProblemError } from '../../../shared/problems.ts';
import type { Session } from '../frame/session.ts';
import { checkKeys } from './check-keys.ts';
import { findClient } from './select.ts';

const reasons: readonly string[] = notConfirmedReasons.map((reason) => `gateway.${reason}`);

/** Is this a pair that a gateway could neither accept nor reject? */
export const isUnconfirmed = ({ code, params }: Problem): boolean =>
  reasons.includes(code) || (code === 'apply.not-ready' && params.step === 'paste-keys');

/** Asks the gateways once more, and remembers for these stores of each client what they could not say. Throws `gateway.rejected`. */
export const goOnUnconfirmed = async (
  session: Session,
  clients: readonly string[],
  stores: readonly StoreFacts[],
): Promise<void> => {
  const api = session.client();
  for (const name of clients) {
    const { id } = await findClient(api, name);
    const { data, problem } = await checkKeys(session, { id }, null);
    const isRejected = environments.some((environment) => data[environment]?.verdict === 'rejected');
    if (isRejected && problem !== undefined) throw new ProblemError(problem.code, problem.params);
    const pairs = unconfirmedPairsOf(data.client);
    for (const { store } of stores.filter((facts) => facts.store.keySetId === id)) {
      const unconfirmedPairs = [...new Set([...store.unconfirmedPairs, ...pairs])];
      await api.stores.update({ storeId: store.id, choices: { unconfirmedPairs } });
    }
  }
};
