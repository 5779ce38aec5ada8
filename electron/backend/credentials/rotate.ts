/** Replaces a key set's pairs and keeps those of before. Every phase may be repeated, so a crash is answered by going on:
 * at every moment each value is in the keychain at least once, and the journal says what is missing. */
import { type Environment, environments, keyFields, type Slot } from '../../../shared/model/environment.ts';
import { type PreviousPairs, pairIdentity, validCheck } from '../../../shared/model/key-set.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { SecretName } from '../keychain/secret-store.ts';
import type { Journal, KeySetDocument } from './types.ts';
import { readShown, saveDocument, secretName, type VaultPorts, withViewsFromKeychain } from './vault.ts';

type RotateJournal = Extract<Journal, { kind: 'rotate' }>;

const previousName = (keySetId: string, slot: Slot): SecretName => ({ kind: 'previous-key', keySetId, slot });

/** Where the pairs of before wait while they change places with the current ones. */
export const returningId = (keySetId: string): string => `${keySetId}.returning`;

const isReturn = ({ id }: KeySetDocument, { from }: RotateJournal): boolean => from === returningId(id);

const slotsOf = (among: readonly Environment[]): readonly Slot[] =>
  among.flatMap((environment) => keyFields.map((field) => ({ environment, field })));

const copy = async ({ secrets }: VaultPorts, from: SecretName, to: SecretName, slot: Slot): Promise<void> => {
  const secret = await secrets.read(from);
  if (!secret) throw new ProblemError('keychain.secret-missing', { ...slot });
  await secrets.write(to, secret);
};

const stage = async (ports: VaultPorts, { id }: KeySetDocument, journal: RotateJournal): Promise<void> => {
  for (const slot of slotsOf(journal.environments)) {
    await copy(ports, previousName(id, slot), secretName(returningId(id), slot), slot);
  }
};

/** Copies the current pairs to where those of before are kept. What was kept there before is written over. */
const keepCurrent = async (
  ports: VaultPorts,
  document: KeySetDocument,
  journal: RotateJournal,
): Promise<PreviousPairs> => {
  const { givenUp } = journal;
  const kept = document.previous ?? { sandbox: null, production: null };
  let previous: PreviousPairs = { ...kept, since: ports.now().toISOString(), givenUp };
  for (const environment of journal.environments) {
    const { apiKey, privateKey } = document[environment];
    if (!apiKey || !privateKey) {
      // Nothing to keep; and what returns from there is the current pair now.
      if (isReturn(document, journal)) previous = { ...previous, [environment]: null };
      continue;
    }
    for (const slot of slotsOf([environment])) {
      await copy(ports, secretName(document.id, slot), previousName(document.id, slot), slot);
    }
    previous = { ...previous, [environment]: { apiKey, privateKey } };
  }
  return previous;
};

/** The gateway's word on the pairs came with them from where they were entered. */
const withChecksOf = (document: KeySetDocument, source: KeySetDocument | null): KeySetDocument => {
  let current = document;
  for (const environment of environments) {
    const check = source && validCheck(source[environment]);
    if (check?.pair !== undefined && check.pair === pairIdentity(current[environment])) {
      current = { ...current, [environment]: { ...current[environment], check } };
    }
  }
  return current;
};

const takeNew = async (
  ports: VaultPorts,
  document: KeySetDocument,
  { from, environments: among }: RotateJournal,
): Promise<KeySetDocument> => {
  const slots = slotsOf(among);
  for (const slot of slots) await copy(ports, secretName(from, slot), secretName(document.id, slot), slot);
  const shown = await withViewsFromKeychain(ports, document, slots);
  return withChecksOf(shown, ports.documents.get(from));
};

const clearUp = async ({ secrets, documents }: VaultPorts, { from }: RotateJournal): Promise<void> => {
  for (const slot of slotsOf(environments)) await secrets.remove(secretName(from, slot));
  if (documents.get(from) !== null) documents.remove(from);
};

/** Goes on from the phase that the journal names, after a crash as well as in the normal course. Throws `keychain.*`. */
export const finishRotate = async (
  ports: VaultPorts,
  document: KeySetDocument,
  journal: RotateJournal,
): Promise<KeySetDocument> => {
  const advance = (changed: KeySetDocument, phase: RotateJournal['phase']): Promise<KeySetDocument> => {
    const next: RotateJournal = { ...journal, phase };
    return finishRotate(ports, saveDocument(ports, { ...changed, journal: next }), next);
  };
  switch (journal.phase) {
    case 'staging':
      await stage(ports, document, journal);
      return advance(document, 'keeping');
    case 'keeping':
      return advance({ ...document, previous: await keepCurrent(ports, document, journal) }, 'taking');
    case 'taking':
      return advance(await takeNew(ports, document, journal), 'cleaning');
    case 'cleaning':
      await clearUp(ports, journal);
      return saveDocument(ports, { ...document, journal: null });
  }
};

const isLost = (error: unknown): boolean =>
  error instanceof ProblemError &&
  ['keychain.secret-missing', 'keychain.secret-damaged'].includes(error.problem.code);

/** The document without the values that the keychain has lost: a lost pair has to be replaceable too. */
export const withoutLost = async (
  ports: VaultPorts,
  document: KeySetDocument,
  among: readonly Environment[],
): Promise<KeySetDocument> => {
  let current = document;
  for (const slot of slotsOf(among)) {
    const pair = current[slot.environment];
    if (pair[slot.field] === null) continue;
    try {
      await readShown(ports, current, slot);
    } catch (error) {
      if (!isLost(error)) throw error;
      const without = { ...pair, [slot.field]: null, check: null };
      current = saveDocument(ports, { ...current, [slot.environment]: without });
    }
  }
  return current;
};

/** Throws `keychain.secret-missing` before anything is begun. */
export const requireReadable = async (
  ports: VaultPorts,
  document: KeySetDocument,
  among: readonly Environment[],
): Promise<void> => {
  for (const slot of slotsOf(among)) await readShown(ports, document, slot);
};

/** `document` has no open journal; `journal` says what is to be done, from its first phase. */
export const rotate = (
  ports: VaultPorts,
  document: KeySetDocument,
  journal: RotateJournal,
): Promise<KeySetDocument> => finishRotate(ports, saveDocument(ports, { ...document, journal }), journal);

/** The pairs of before go from the keychain. What a crash leaves is removed by the next call. */
export const removePrevious = async (
  ports: VaultPorts,
  document: KeySetDocument,
): Promise<KeySetDocument> => {
  const { id } = document;
  for (const slot of slotsOf(environments)) {
    await ports.secrets.remove(previousName(id, slot));
    await ports.secrets.remove(secretName(returningId(id), slot));
  }
  return document.previous === null ? document : saveDocument(ports, { ...document, previous: null });
};

/** A pair of before, as it is in the keychain: API key as UTF-8, private key as PKCS#8 DER. */
export const readPrevious = async (
  { secrets }: VaultPorts,
  keySetId: string,
  environment: Environment,
): Promise<Readonly<{ apiKey: Uint8Array; privateKey: Uint8Array }>> => {
  const read = async (field: Slot['field']): Promise<Uint8Array> => {
    const secret = await secrets.read(previousName(keySetId, { environment, field }));
    if (!secret) throw new ProblemError('keychain.secret-missing', { environment, field });
    return secret;
  };
  return { apiKey: await read('apiKey'), privateKey: await read('privateKey') };
};
