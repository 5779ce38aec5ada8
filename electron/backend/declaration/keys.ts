/** Brings a client's keys to what the file says: entered, made or replaced, and accepted by both gateways. */
import { environments } from '../../../shared/model/environment.ts';
import type { Edition } from '../../../shared/model/instance.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { problemOfCheck } from '../../../shared/problem-of-check.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { Credentials } from '../credentials/index.ts';
import { differsFrom, type FoundClient, isNamed } from './clients.ts';

export interface KeysPorts {
  readonly credentials: Pick<Credentials, 'create' | 'remove' | 'keepAll' | 'replacePairs' | 'check'>;
  readonly makeKeys: (keySetId: string, edition: Edition) => Promise<KeySet>;
}

const requireNoRotation = ({ previous }: KeySet): void => {
  if (previous !== null) throw new ProblemError('rotation.open');
};

export const createKeys = ({ credentials, makeKeys }: KeysPorts) => {
  /** Throws `gateway.*` where a gateway did not accept its pair; `mayBeUnconfirmed` = where one rejected it. */
  const requireAccepted = async (keySetId: string, mayBeUnconfirmed = false): Promise<KeySet> => {
    const checked = await credentials.check({ keySetId, storeId: null });
    for (const environment of environments) {
      const check = checked[environment];
      const isAllowed = mayBeUnconfirmed && check?.verdict === 'not-confirmed';
      const problem = isAllowed ? null : check && problemOfCheck(check);
      if (problem) throw new ProblemError(problem.code, problem.params);
    }
    return checked.keySet;
  };

  /** The pairs of before stay in the keychain until every store has the new ones. Pairs that nobody confirmed replace none. */
  const replace = async (keySet: KeySet, { name, values, isPractice }: FoundClient): Promise<void> => {
    requireNoRotation(keySet);
    const among = environments.filter((environment) =>
      values.some((value) => value.slot.environment === environment && differsFrom(keySet, value)),
    );
    const entered = await credentials.create({ label: name, practice: isPractice });
    try {
      await credentials.keepAll(
        entered.id,
        values.filter(({ slot }) => among.includes(slot.environment)),
      );
      await requireAccepted(entered.id);
      await credentials.replacePairs({
        keySetId: keySet.id,
        fromKeySetId: entered.id,
        environments: among,
        allow: requireNoRotation,
      });
    } catch (error) {
      await credentials.remove({ keySetId: entered.id }).catch(() => undefined);
      throw error;
    }
  };

  const bring = async (keySet: KeySet, found: FoundClient): Promise<void> => {
    const { change, values, edition } = found;
    if (change === 'keys-made') await makeKeys(keySet.id, edition);
    if (change === 'keys-replaced') await replace(keySet, found);
    if (change === 'keys-entered') {
      await credentials.keepAll(
        keySet.id,
        values.filter((value) => differsFrom(keySet, value)),
      );
    }
  };

  /** The key set with keys that work. Throws the client's problem, `keychain.*`, `gateway.*`, `rotation.*`. */
  return async (found: FoundClient, unconfirmed: readonly string[]): Promise<KeySet> => {
    const { name, isPractice, problem } = found;
    if (problem !== null) throw new ProblemError(problem.code, problem.params);
    const keySet = found.keySet ?? (await credentials.create({ label: name, practice: isPractice }));
    try {
      await bring(keySet, found);
      return await requireAccepted(keySet.id, isNamed(name, unconfirmed));
    } catch (error) {
      // A key set that was made for this and got no keys is of no use.
      if (found.keySet === null) await credentials.remove({ keySetId: keySet.id }).catch(() => undefined);
      throw error;
    }
  };
};
