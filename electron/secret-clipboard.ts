/** A clipboard that forgets secrets: after a minute, or when told to, unless something else was copied since. */
import { createHash } from 'node:crypto';

/** As Electron's; its answers come at once or later, depending on the version. */
interface Clipboard {
  readText(): string | Promise<string>;
  writeText(text: string): void | Promise<void>;
  clear(): void | Promise<void>;
}

/** Milliseconds. */
export const clipboardTime = 60_000;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

export const createSecretClipboard = (clipboard: Clipboard) => {
  /** Only the digest of what is ours is kept. */
  let held: string | null = null;
  let timer: NodeJS.Timeout | undefined;

  const clear = async (): Promise<void> => {
    clearTimeout(timer);
    const ours = held;
    held = null;
    if (ours !== null && digest(await clipboard.readText()) === ours) await clipboard.clear();
  };

  const copy = async (text: string): Promise<void> => {
    await clear();
    await clipboard.writeText(text);
    held = digest(await clipboard.readText());
    // The next copy or the end of the program tries again where this fails.
    timer = setTimeout(() => void clear().catch(() => undefined), clipboardTime);
    timer.unref();
  };

  return { copy, clear };
};
