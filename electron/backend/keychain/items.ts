/** One secret in one or several keychain items. The header is written last, so a half-written secret never counts. */
import { ProblemError } from '../../../shared/problems.ts';
import {
  digestOf,
  type Generation,
  generations,
  type Header,
  headerItem,
  inlineItem,
  longestPart,
  partsOf,
  readItem,
  sameBytes,
} from './envelope.ts';

/** Single keychain items; throws `ProblemError` with a `keychain.*` code. */
export interface RawItems {
  get(account: string): Promise<Uint8Array | null>;
  set(account: string, bytes: Uint8Array): Promise<void>;
  /** Whether there was something to delete. */
  delete(account: string): Promise<boolean>;
}

const partName = (account: string, generation: Generation, index: number): string =>
  `${account}#${generation}${index}`;

const damaged = (): ProblemError => new ProblemError('keychain.secret-damaged');

const joinParts = async (items: RawItems, account: string, header: Header & { kind: 'parts' }) => {
  const parts: Uint8Array[] = [];
  for (let index = 0; index < header.count; index += 1) {
    const part = await items.get(partName(account, header.generation, index));
    if (part === null) throw damaged();
    parts.push(part);
  }
  const secret = Buffer.concat(parts);
  if (!sameBytes(digestOf(secret), header.digest)) throw damaged();
  return secret;
};

/** null = definitely absent; `keychain.secret-damaged` where the items are not what was written. */
export const readSecret = async (items: RawItems, account: string): Promise<Uint8Array | null> => {
  const item = await items.get(account);
  if (item === null) return null;
  const header = readItem(item);
  if (header === null) throw damaged();
  return header.kind === 'inline' ? header.secret : joinParts(items, account, header);
};

const removeParts = async (items: RawItems, account: string, generation: Generation, atLeast: number) => {
  for (let index = 0; ; index += 1) {
    const removed = await items.delete(partName(account, generation, index));
    if (!removed && index >= atLeast) return;
  }
};

/** Writes beside the old value, switches over with the header, reads back, and only then removes the old parts. */
export const writeSecret = async (items: RawItems, account: string, secret: Uint8Array): Promise<void> => {
  const oldItem = await items.get(account);
  const old = oldItem && readItem(oldItem);
  const generation: Generation = old?.kind === 'parts' && old.generation === 'a' ? 'b' : 'a';
  if (secret.length <= longestPart) {
    await items.set(account, inlineItem(secret));
  } else {
    for (const [index, part] of partsOf(secret).entries()) {
      await items.set(partName(account, generation, index), part);
    }
    await items.set(account, headerItem(secret, generation));
  }
  const readBack = await readSecret(items, account).catch((error: unknown) => {
    if (error instanceof ProblemError && error.problem.code === 'keychain.secret-damaged') return null;
    throw error;
  });
  if (readBack === null || !sameBytes(readBack, secret)) throw new ProblemError('keychain.write-failed');
  if (old?.kind === 'parts') await removeParts(items, account, old.generation, old.count);
};

/** The header goes first: from then on the secret is absent. */
export const removeSecret = async (items: RawItems, account: string): Promise<void> => {
  const item = await items.get(account);
  const header = item && readItem(item);
  await items.delete(account);
  for (const generation of generations) {
    const known = header?.kind === 'parts' && header.generation === generation ? header.count : 0;
    await removeParts(items, account, generation, known);
  }
};
