/** Key sets as such: making, naming, clearing and removing them, and reading a pair for those who use it. */
import { randomUUID } from 'node:crypto';
import { environments, keyFields, type Slot } from '../../../shared/model/environment.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { Offers } from './offers.ts';
import { pemOf } from './private-key.ts';
import { removePrevious } from './rotate.ts';
import { settled } from './settle.ts';
import { removeCopies } from './swap.ts';
import type { InTurn } from './turns.ts';
import type { ReadPair } from './types.ts';
import {
  changeSlots,
  keySetOf,
  readShown,
  requireDocument,
  saveDocument,
  secretName,
  type VaultPorts,
} from './vault.ts';

export interface KeySetPorts extends VaultPorts {
  /** Names of the stores that use the key set. */
  readonly usedBy: (keySetId: string) => readonly string[];
  readonly offers: Offers;
  readonly inTurn: InTurn;
}

type NewKeySet = Pick<KeySet, 'label' | 'practice' | 'replaces'>;

const empty = { apiKey: null, privateKey: null, check: null };

export const createKeySets = (ports: KeySetPorts) => {
  const { documents, secrets, inTurn, offers } = ports;

  const create = async (given: NewKeySet): Promise<KeySet> => {
    const at = ports.now().toISOString();
    const keySet = { id: randomUUID(), ...given, sandbox: empty, production: empty, previous: null };
    return keySetOf(saveDocument(ports, { ...keySet, createdAt: at, updatedAt: at, journal: null }));
  };

  const rename = ({ keySetId, label }: { keySetId: string; label: string }): Promise<KeySet> =>
    inTurn(keySetId, async () =>
      keySetOf(saveDocument(ports, { ...requireDocument(ports, keySetId), label })),
    );

  const remove = ({ keySetId }: { keySetId: string }): Promise<Record<string, never>> =>
    inTurn(keySetId, async () => {
      const document = requireDocument(ports, keySetId);
      const stores = ports.usedBy(keySetId);
      if (stores.length > 0) throw new ProblemError('stores.key-set-in-use', { names: stores.join(', ') });
      // Its pairs are on their way to another key set, and are nowhere else yet.
      const isMoving = documents
        .list()
        .some(({ journal }) => journal?.kind === 'rotate' && journal.from === keySetId);
      if (isMoving) throw new ProblemError('rotation.open');
      offers.forget(keySetId);
      for (const environment of environments) {
        for (const field of keyFields) await secrets.remove(secretName(keySetId, { environment, field }));
      }
      await removeCopies(ports, keySetId, keyFields);
      await removePrevious(ports, document);
      documents.remove(keySetId);
      return {};
    });

  const clear = ({ keySetId, slot }: { keySetId: string; slot: Slot }): Promise<KeySet> =>
    inTurn(keySetId, async () => {
      const document = await settled(ports, keySetId);
      const remove = () => secrets.remove(secretName(keySetId, slot));
      return keySetOf(await changeSlots(ports, document, [slot], remove));
    });

  const readPair: ReadPair = (keySetId, environment) =>
    inTurn(keySetId, async () => {
      const document = await settled(ports, keySetId);
      const apiKey = await readShown(ports, document, { environment, field: 'apiKey' });
      const der = await readShown(ports, document, { environment, field: 'privateKey' });
      return { apiKey: Buffer.from(apiKey).toString('utf8'), privateKeyPem: pemOf(der) };
    });

  /** At the start: puts right what a crash left behind. Where the keychain is locked, the next use does it. */
  const settleLeftovers = async (): Promise<void> => {
    for (const { id } of documents.list().filter(({ journal }) => journal !== null)) {
      await inTurn(id, () => settled(ports, id)).catch(() => undefined);
    }
  };

  return {
    settleLeftovers,
    list: async () => documents.list().map(keySetOf),
    create,
    rename,
    remove,
    clear,
    readPair,
  };
};
