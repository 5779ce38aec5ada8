/** What the backend needs from its host. Electron, the browser host and the command line each bring their own. */
import type { OpenAdminWindow } from './instance/admin/index.ts';
import type { SecretStore } from './keychain/secret-store.ts';
import type { Fetch } from './registry/types.ts';
import type { Log } from './support/log.ts';

/** A JSON document that a host keeps for us: electron-store in Electron, conf elsewhere. */
export interface DocumentStore {
  /** The document as parsed JSON, or undefined where there is none yet. Throws what the library throws on damage. */
  read(): unknown;
  /** Replaces the whole document in one step (write to a temporary file, then rename). */
  write(document: unknown): void;
  /** Absolute path of the file, for setting a damaged one aside. */
  readonly path: string;
}

export interface Ports {
  readonly version: string;
  readonly host: 'electron' | 'browser';
  readonly systemLanguage: string;
  /** Absolute path of the folder for our files; it exists. */
  readonly dataFolder: string;
  /** One JSON document per name, in `dataFolder`; a name may lead into a folder (`stores/<id>`). */
  readonly openDocument: (name: string) => DocumentStore;
  readonly secrets: SecretStore;
  /** Follows the system's proxy and certificates in Electron; HTTP(S)_PROXY elsewhere. */
  readonly fetch: Fetch;
  readonly now: () => Date;
  readonly log: Log;
  /** Milliseconds that each phase of an apply to a practice store stays visible; absent = long enough to read. */
  readonly practicePhaseDelay?: number;
  /** Opens the address in the user's browser; false where the host cannot. Only http(s) addresses are given. */
  readonly openExternal: (url: string) => Promise<boolean>;
  /** Shows a store's Admin in a window of its own; undefined = this host has no windows. */
  readonly openAdmin: OpenAdminWindow | undefined;
  /** The system's file dialog; null = cancelled, undefined = this host has none. */
  readonly chooseFiles: () => Promise<readonly string[] | null | undefined>;
  readonly chooseFolder: () => Promise<string | null | undefined>;
  /** The system's dialog for a new file; `name` is suggested. The dialog itself asks before a file is replaced. */
  readonly chooseSaveFile: (name: string) => Promise<string | null | undefined>;
  /** The clipboard for secrets, which go from it after a minute, with the next one and with `clear`; undefined = none. */
  readonly clipboard: { copy(text: string): Promise<void>; clear(): Promise<void> } | undefined;
  /** Opens a file of ours in the program that the system has for it; false where the host cannot. */
  readonly openFile: (path: string) => Promise<boolean>;
}
