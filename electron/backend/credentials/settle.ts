/** Clears up what a crash left behind, before anything else is done with a key set. */
import { ProblemError } from '../../../shared/problems.ts';
import { finishRotate } from './rotate.ts';
import { finishSwap } from './swap.ts';
import type { KeySetDocument } from './types.ts';
import { requireDocument, saveDocument, type VaultPorts, withViewsFromKeychain } from './vault.ts';

/** The document, with nothing left open. In a session without the keychain an open swap has to wait. */
export const settled = async (ports: VaultPorts, keySetId: string): Promise<KeySetDocument> => {
  const document = requireDocument(ports, keySetId);
  const { journal } = document;
  if (!journal) return document;
  const isSession = (await ports.secrets.status()).state === 'session-only';
  if (journal.kind === 'swap') return isSession ? document : finishSwap(ports, document, journal);
  if (journal.kind === 'rotate') return isSession ? document : finishRotate(ports, document, journal);
  // Memory knows nothing of what was begun in the keychain; whoever reads a value compares it with what is shown.
  const shown = isSession ? document : await withViewsFromKeychain(ports, document, journal.slots);
  return saveDocument(ports, { ...shown, journal: null });
};

/** A swap writes its own journal, so an older one must be finished first, which needs the keychain. */
export const settledForSwap = async (ports: VaultPorts, keySetId: string): Promise<KeySetDocument> => {
  const document = await settled(ports, keySetId);
  if (document.journal) throw new ProblemError('keychain.unavailable');
  return document;
};
