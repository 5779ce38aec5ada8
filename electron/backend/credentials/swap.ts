/** Lets the environments' values change places. A private key can be downloaded only once, so at every moment each
 * value is in the keychain at least once, and the journal says which copies count. */
import {
  environments,
  type KeyField,
  otherEnvironment,
  type Slot,
} from '../../../shared/model/environment.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { SecretName } from '../keychain/secret-store.ts';
import type { Journal, KeySetDocument } from './types.ts';
import { saveDocument, secretName, type VaultPorts, withViewsFromKeychain } from './vault.ts';

type SwapJournal = Extract<Journal, { kind: 'swap' }>;

const copyName = (keySetId: string, slot: Slot): SecretName => secretName(`${keySetId}.swap`, slot);
const slotsOf = (fields: readonly KeyField[]): readonly Slot[] =>
  fields.flatMap((field) => environments.map((environment) => ({ environment, field })));
const isSame = (a: Slot) => (b: Slot) => a.environment === b.environment && a.field === b.field;

/** Makes verified copies of what is there; returns the slots that were empty. */
const copy = async ({ secrets }: VaultPorts, keySetId: string, slots: readonly Slot[]): Promise<Slot[]> => {
  const absent: Slot[] = [];
  for (const slot of slots) {
    const secret = await secrets.read(secretName(keySetId, slot));
    if (secret) await secrets.write(copyName(keySetId, slot), secret);
    else absent.push(slot);
  }
  return absent;
};

/** Puts each copy into the other environment's slot. May be repeated: the copies stay as they are. */
const writeFromCopies = async ({ secrets }: VaultPorts, keySetId: string, journal: SwapJournal) => {
  for (const slot of slotsOf(journal.fields)) {
    const source: Slot = { environment: otherEnvironment(slot.environment), field: slot.field };
    if (journal.absent.some(isSame(source))) {
      await secrets.remove(secretName(keySetId, slot));
      continue;
    }
    const secret = await secrets.read(copyName(keySetId, source));
    if (!secret) throw new ProblemError('keychain.secret-missing', { ...source });
    await secrets.write(secretName(keySetId, slot), secret);
  }
};

export const removeCopies = async (
  { secrets }: VaultPorts,
  keySetId: string,
  fields: readonly KeyField[],
): Promise<void> => {
  for (const slot of slotsOf(fields)) await secrets.remove(copyName(keySetId, slot));
};

/** Goes on from the phase that the journal names, after a crash as well as in the normal course. */
export const finishSwap = async (
  ports: VaultPorts,
  document: KeySetDocument,
  journal: SwapJournal,
): Promise<KeySetDocument> => {
  let current = document;
  if (journal.phase === 'writing') {
    await writeFromCopies(ports, document.id, journal);
    const shown = await withViewsFromKeychain(ports, document, slotsOf(journal.fields));
    current = saveDocument(ports, { ...shown, journal: { ...journal, phase: 'cleaning' } });
  }
  await removeCopies(ports, document.id, journal.fields);
  return saveDocument(ports, { ...current, journal: null });
};

/** `document` has no open journal. Throws `keychain.*`; what was begun is then finished or undone at the next call. */
export const swapFields = async (
  ports: VaultPorts,
  document: KeySetDocument,
  fields: readonly KeyField[],
): Promise<KeySetDocument> => {
  const begun: SwapJournal = { kind: 'swap', fields: [...fields], phase: 'copying', absent: [] };
  saveDocument(ports, { ...document, journal: begun });
  const absent = await copy(ports, document.id, slotsOf(fields));
  const writing: SwapJournal = { ...begun, phase: 'writing', absent };
  return finishSwap(ports, saveDocument(ports, { ...document, journal: writing }), writing);
};
