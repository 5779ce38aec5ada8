/** Reads a private key file for signing in, with its passphrase where it has one. */
import { stat } from 'node:fs/promises';
import type { ParsedKey } from 'ssh2';
import { ProblemError } from '../../../../shared/problems.ts';
import { readBounded } from '../../support/read-file.ts';
import { loadSsh2 } from './ssh2.ts';

/** Far more than any key file has; a wrong choice of file must not fill the memory. */
const longestKeyFile = 256 * 1024;

const read = async (file: string): Promise<Buffer> => {
  const bytes = await readBounded(file, longestKeyFile);
  if (bytes === null) throw new ProblemError('ssh.key-file-unreadable', { file });
  if (bytes === 'too-large') throw new ProblemError('ssh.key-unsupported', { file });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
};

/** `parseKey` answers errors by their text (ssh2 1.17, lib/protocol/keyParser.js). */
const problemOf = (message: string, file: string, hasPassphrase: boolean): ProblemError => {
  if (/no passphrase given/i.test(message)) return new ProblemError('ssh.passphrase-needed', { file });
  if (hasPassphrase && /passphrase|integrity|decrypt|malformed/i.test(message)) {
    return new ProblemError('ssh.passphrase-wrong', { file });
  }
  return new ProblemError('ssh.key-unsupported', { file });
};

export interface KeyFiles {
  /** Throws `ssh.key-file-unreadable`, `ssh.key-unsupported`, `ssh.passphrase-needed` and `ssh.passphrase-wrong`. */
  read(file: string, passphrase: string | null): Promise<ParsedKey>;
}

async function readKeyFile(file: string, passphrase: string | null): Promise<ParsedKey> {
  const { utils } = await loadSsh2();
  const bytes = await read(file);
  const parsed = passphrase === null ? utils.parseKey(bytes) : utils.parseKey(bytes, passphrase);
  bytes.fill(0);
  // The types say one key; the parser may answer a list (a PuTTY or OpenSSH file holds one).
  const key = [parsed].flat()[0];
  if (key === undefined || key instanceof Error) {
    throw problemOf(key?.message ?? '', file, passphrase !== null);
  }
  if (!key.isPrivateKey()) throw new ProblemError('ssh.key-unsupported', { file });
  return key;
}

interface OpenedKey {
  readonly version: string;
  readonly passphrase: string | null;
  readonly key: ParsedKey;
}

const versionOf = async (file: string): Promise<string> => {
  const found = await stat(file).catch(() => null);
  return found === null ? 'none' : `${found.mtimeMs} ${found.size}`;
};

/** A passphrase is made slow to try, half a second each time: a file that was opened stays open for this run. */
export function createKeyFiles(): KeyFiles {
  const opened = new Map<string, OpenedKey>();
  return {
    read: async (file, passphrase) => {
      const version = await versionOf(file);
      const known = opened.get(file);
      if (known?.version === version && known.passphrase === passphrase) return known.key;
      const key = await readKeyFile(file, passphrase);
      opened.set(file, { version, passphrase, key });
      return key;
    },
  };
}
