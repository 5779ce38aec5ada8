/** The command lines that run on the server. Nothing secret is ever in one. */
import { phpScript, waitScript } from '../posix-scripts.ts';

/** One word for any shell that a server may have as its login shell (POSIX shells, csh, fish). */
const quote = (word: string): string => `'${word.replaceAll("'", `'"'"'`)}'`;

const asUser = (runAs: string | null): string => (runAs === null ? '' : `sudo -n -u ${quote(runAs)} -- `);

/** A POSIX shell runs the script, whatever the login shell is. One line without single quotes: csh wants it so. */
const shell = (runAs: string | null, script: string, words: readonly string[]): string =>
  `${asUser(runAs)}sh -c ${quote(script)} sh ${words.map(quote).join(' ')}`;

/**
 * Says `<marker> <pid> <start>` and then becomes PHP with the same number. Until then nothing is given to it, so a
 * shell that is no shell never sees a script, and we know which process to wait for when the connection drops.
 */
export const phpCommand = (
  { root, php, runAs }: { readonly root: string; readonly php: string | null; readonly runAs: string | null },
  marker: string,
): string => shell(runAs, phpScript, [root, php ?? 'php', marker]);

/** Says `<marker> gone` as soon as the process has ended, or `<marker> there` after so many tenths of a second. */
export const waitCommand = (
  { pid, started }: { readonly pid: number; readonly started: string },
  runAs: string | null,
  marker: string,
  tenths: number,
): string => shell(runAs, waitScript, [String(pid), started, marker, String(tenths)]);

export const killCommand = (pid: number, runAs: string | null): string => `${asUser(runAs)}kill -9 ${pid}`;

export const mayRunAs = (user: string): string => `${asUser(user)}true`;

/** Reads its script from standard input. */
export const scriptCommand = 'sh -s';
