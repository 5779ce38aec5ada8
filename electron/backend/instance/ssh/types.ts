/** What the parts of an SSH connection tell each other. */

/** Where the user's own SSH files are; tests bring their own. */
export interface SshPlace {
  /** Absolute path of the home folder; `.ssh` is in it. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The name of this computer's user. */
  readonly user: string;
  /** Our own folder: the host keys that the user trusted in the wizard are kept there. */
  readonly dataFolder: string;
}

/** One server on the way: every jump host first, the store's server last. */
export interface Hop {
  /** What the user knows it as. */
  readonly name: string;
  readonly hostName: string;
  readonly port: number;
  readonly user: string;
  /** The name that its host key is looked up by. */
  readonly knownAs: string;
  readonly identityFiles: readonly string[];
}

/** Milliseconds. */
export interface SshLimits {
  /** From the first packet to being signed in, for each server on the way. */
  readonly connect: number;
  /** From starting a command to its first sign of life. */
  readonly ready: number;
  /** For looking through the server's folders. */
  readonly find: number;
  readonly keepAlive: number;
  /** For one run of PHP. */
  readonly run: number;
}

export const usualLimits: SshLimits = {
  connect: 20_000,
  ready: 15_000,
  find: 30_000,
  keepAlive: 10_000,
  run: 60_000,
};
