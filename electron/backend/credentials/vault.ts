/** Keeps values: the secret in the keychain, what may be shown in the key set's document, and both in step. */
import type { Slot } from '../../../shared/model/environment.ts';
import type { ApiKeyView, KeySet, PrivateKeyView } from '../../../shared/model/key-set.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { SecretName, SecretStore } from '../keychain/secret-store.ts';
import type { ReadValue } from './block.ts';
import { loadKept, viewApiKey, viewPrivateKey } from './fingerprint.ts';
import type { KeySetDocument, KeySetDocuments } from './types.ts';

export interface VaultPorts {
  readonly secrets: SecretStore;
  readonly documents: KeySetDocuments;
  readonly now: () => Date;
}

export const secretName = (keySetId: string, slot: Slot): SecretName => ({ kind: 'key', keySetId, slot });

export const secretOf = (value: ReadValue): Uint8Array =>
  value.field === 'apiKey' ? Buffer.from(value.reading.value, 'utf8') : value.reading.der;

export const requireDocument = ({ documents }: VaultPorts, keySetId: string): KeySetDocument => {
  const document = documents.get(keySetId);
  if (!document) throw new ProblemError('stores.not-found');
  return document;
};

/** What the contract shows of a document. */
export const keySetOf = ({ journal: _journal, ...keySet }: KeySetDocument): KeySet => keySet;

type View =
  | { readonly field: 'apiKey'; readonly view: ApiKeyView }
  | { readonly field: 'privateKey'; readonly view: PrivateKeyView };

/** How a kept secret is shown; `keychain.secret-damaged` where it is no key any more. */
const viewOfSecret = (slot: Slot, secret: Uint8Array): View => {
  if (slot.field === 'apiKey')
    return { field: 'apiKey', view: viewApiKey(Buffer.from(secret).toString('utf8')) };
  try {
    return { field: 'privateKey', view: viewPrivateKey(loadKept(secret)) };
  } catch {
    throw new ProblemError('keychain.secret-damaged', { ...slot });
  }
};

/** The document with another view in one slot. A check of other values is dropped. */
const withView = <Document extends KeySet>(document: Document, slot: Slot, found: View | null): Document => {
  const pair = document[slot.environment];
  const field = slot.field === 'apiKey' ? pair.apiKey : pair.privateKey;
  if ((field?.fingerprint ?? null) === (found?.view.fingerprint ?? null)) return document;
  const changed =
    found?.field === 'apiKey'
      ? { ...pair, apiKey: found.view }
      : found?.field === 'privateKey'
        ? { ...pair, privateKey: found.view }
        : { ...pair, [slot.field]: null };
  return { ...document, [slot.environment]: { ...changed, check: null } };
};

/** Saves, with the time of the change. */
export const saveDocument = (ports: VaultPorts, document: KeySetDocument): KeySetDocument => {
  const saved = { ...document, updatedAt: ports.now().toISOString() };
  ports.documents.save(saved);
  return saved;
};

/** The document as the keychain says it is, for these slots. Not saved. */
export const withViewsFromKeychain = async (
  { secrets }: VaultPorts,
  document: KeySetDocument,
  slots: readonly Slot[],
): Promise<KeySetDocument> => {
  let current = document;
  for (const slot of slots) {
    const secret = await secrets.read(secretName(document.id, slot));
    current = withView(current, slot, secret && viewOfSecret(slot, secret));
  }
  return current;
};

/** A secret whose fingerprint is the one that is shown; otherwise the document is corrected and the call refused. */
export const readShown = async (
  ports: VaultPorts,
  document: KeySetDocument,
  slot: Slot,
): Promise<Uint8Array> => {
  const secret = await ports.secrets.read(secretName(document.id, slot));
  const found = secret && viewOfSecret(slot, secret);
  const corrected = withView(document, slot, found);
  if (secret && corrected === document) return secret;
  // In a session without the keychain an absent value says nothing about what the keychain holds.
  const known = found !== null || (await ports.secrets.status()).state !== 'session-only';
  if (known && corrected !== document) saveDocument(ports, corrected);
  throw new ProblemError('keychain.secret-missing', { ...slot });
};

/** Changes slots in the keychain, then shows what is there. The journal covers the time between. */
export const changeSlots = async (
  ports: VaultPorts,
  document: KeySetDocument,
  slots: readonly Slot[],
  change: () => Promise<void>,
): Promise<KeySetDocument> => {
  const { journal } = document;
  saveDocument(ports, { ...document, journal: journal ?? { kind: 'write', slots: [...slots] } });
  await change();
  return saveDocument(ports, { ...(await withViewsFromKeychain(ports, document, slots)), journal });
};
