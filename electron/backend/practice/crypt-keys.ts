/** The key that practice instances encrypt with: one for all of this computer, in the keychain, and in memory once it was
 * read. Stores from before have a key of their own, which stays readable. */
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { SecretName, SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../support/log.ts';
import { cryptKeyLength } from './crypt.ts';
import { openJsonFile } from './json-file.ts';

/** Every method throws `keychain.*`. */
export interface CryptKeys {
  /** null = there is none yet, or it was lost. */
  shared(): Promise<Uint8Array | null>;
  /** What a store from before encrypted its rows with. */
  own(storeId: string): Promise<Uint8Array | null>;
  /** The shared key; made where there is none. Throws `stores.busy` too. */
  forWriting(): Promise<Uint8Array>;
  forgetOwn(storeId: string): Promise<void>;
  /** No practice store needs it any more. */
  forgetShared(): Promise<void>;
}

interface Options {
  readonly folder: string;
  readonly secrets: Pick<SecretStore, 'read' | 'write' | 'remove'>;
  readonly now: () => Date;
  readonly log: Log;
}

/** Names the key that was made last, and nothing about it: another process sees that the one in its memory is not it. */
const markSchema = z.object({ version: z.literal(1), made: z.string().nullable() });

const sharedName: SecretName = { kind: 'practice-crypt-key', storeId: null };
const nameOf = (storeId: string): SecretName => ({ kind: 'practice-crypt-key', storeId });
const usable = (key: Uint8Array | null): Uint8Array | null =>
  key?.byteLength === cryptKeyLength ? key : null;

export const createCryptKeys = ({ folder, secrets, now, log }: Options): CryptKeys => {
  const mark = openJsonFile({
    path: join(folder, 'crypt-key.json'),
    schema: markSchema,
    initial: () => ({ version: 1 as const, made: null }),
    now,
    log,
  });
  /** Asked once, also by many at the same time. */
  let asked: { readonly made: string; readonly key: Promise<Uint8Array | null> } | null = null;

  const remember = (made: string, reading: Promise<Uint8Array | null>): Promise<Uint8Array | null> => {
    const mine = { made, key: reading };
    asked = mine;
    const drop = (): void => {
      if (asked === mine) asked = null;
    };
    // What was not there, or not readable, may be so later.
    reading.then((key) => key ?? drop(), drop);
    return reading;
  };

  const find = async (made: string | null): Promise<Uint8Array | null> => {
    if (made !== null && asked?.made === made) return asked.key;
    const reading = secrets.read(sharedName).then(usable);
    return made === null ? reading : remember(made, reading);
  };

  const shared = async (): Promise<Uint8Array | null> => find((await mark.read()).made);

  const make = async (): Promise<Uint8Array> => {
    let key: Uint8Array | null = null;
    await mark.update(async (state) => {
      key = await find(state.made);
      if (key !== null && state.made !== null) return state;
      const made = randomUUID();
      const fresh = key ?? randomBytes(cryptKeyLength);
      if (key === null) await secrets.write(sharedName, fresh);
      key = fresh;
      void remember(made, Promise.resolve(fresh));
      return { version: 1, made };
    });
    if (key === null) throw new Error('No key was made');
    return key;
  };

  return {
    shared,
    own: async (storeId) => usable(await secrets.read(nameOf(storeId))),
    forWriting: async () => {
      const { made } = await mark.read();
      return (made === null ? null : await find(made)) ?? make();
    },
    forgetOwn: (storeId) => secrets.remove(nameOf(storeId)),
    forgetShared: async () => {
      await mark.update(async () => {
        asked = null;
        await secrets.remove(sharedName);
        return { version: 1, made: null };
      });
      await mark.remove();
    },
  };
};
