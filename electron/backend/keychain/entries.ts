/** The keychain library's entries, at most 32 at a time: every entry opens a D-Bus connection in its constructor. */
import { AsyncEntry } from '@napi-rs/keyring';

export const service = 'Commerce Connect';
const longest = 32;
/** A dropped entry's connection is closed by the garbage collector only; far below 1,024 open files. */
const retireAfter = 256;

const entries = new Map<string, AsyncEntry>();
let opened = 0;

export const shouldRetire = (): boolean => opened >= retireAfter;

/** The entry of this account; throws the library's error where there is no keychain to connect to. */
export const entryOf = (account: string): AsyncEntry => {
  const known = entries.get(account);
  if (known) {
    entries.delete(account);
    entries.set(account, known);
    return known;
  }
  const oldest = entries.keys().next();
  if (entries.size >= longest && !oldest.done) entries.delete(oldest.value);
  // Without the option the library falls back to the kernel's keyring, which is lost at reboot.
  const entry = new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
  opened += 1;
  entries.set(account, entry);
  return entry;
};
