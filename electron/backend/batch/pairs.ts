/** Key pairs held in memory while a batch runs: 200 stores of one client need one look into the keychain. */
import { pairIdentity } from '../../../shared/model/key-set.ts';
import type { KeyPairSecrets, KeySetDocuments, ReadPair } from '../credentials/types.ts';

export interface HeldPairs {
  readonly read: ReadPair;
  /** From now on pairs that are read are kept. Call what it answers when the work is over: the last one forgets all. */
  hold(): () => void;
}

export const holdPairs = (readPair: ReadPair, documents: Pick<KeySetDocuments, 'get'>): HeldPairs => {
  const held = new Map<string, Promise<KeyPairSecrets>>();
  let holders = 0;

  const read: ReadPair = (keySetId, environment) => {
    if (holders === 0) return readPair(keySetId, environment);
    const document = documents.get(keySetId);
    // Other values under the same name are another pair: the keychain is asked again.
    const name = `${keySetId}/${environment}/${document && pairIdentity(document[environment])}`;
    const known = held.get(name);
    if (known !== undefined) return known;
    const asked = readPair(keySetId, environment);
    held.set(name, asked);
    asked.catch(() => held.delete(name));
    return asked;
  };

  return {
    read,
    hold: () => {
      holders += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holders -= 1;
        if (holders === 0) held.clear();
      };
    },
  };
};
