/** How the backend talks to an instance, whatever lies between. One file per kind implements this. */
import type { ApplyPhase } from '../../../shared/model/apply-phase.ts';
import type { ConfigPath } from '../../../shared/model/config-paths.ts';
import type { Environment } from '../../../shared/model/environment.ts';
import type { InstanceFacts, ServerCheck } from '../../../shared/model/instance.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** One value to write; null deletes the row. Private keys as canonical PEM. Secret: never log one. */
export interface ConfigChange {
  readonly path: ConfigPath;
  readonly value: string | null;
}

/** One row of core_config_data as it is stored; keys stay encrypted with the instance's own key. */
export type RawRow =
  | { readonly path: ConfigPath; readonly present: true; readonly value: string | null }
  | { readonly path: ConfigPath; readonly present: false };

/** The keys of an instance, as it uses them. Secret: for the keychain only. */
export type ExportedKeys = Readonly<
  Record<Environment, { readonly apiKey: string | null; readonly privateKey: string | null }>
>;

/** The raw rows before a write: enough to restore exactly. */
export type Snapshot = readonly RawRow[];

export type ApplyResult =
  | { readonly kind: 'applied'; readonly facts: InstanceFacts; readonly snapshot: Snapshot }
  /** The instance is not in the expected state any more: nothing was written. */
  | { readonly kind: 'changed-meanwhile'; readonly facts: InstanceFacts };

export interface InspectOptions {
  /** Told the raw rows of this state, from the same look. They may be secret: only for a snapshot. */
  readonly onRows?: (rows: Snapshot) => void;
  /** Find out, in the same look, whether the server itself reaches these gateways, where the kind can tell. */
  readonly probe?: Readonly<Record<Environment, string>>;
}

/** Every method throws `ProblemError` with an `instance.*` or `apply.*` code. */
export interface InstanceConnection {
  inspect(signal: AbortSignal, options?: InspectOptions): Promise<InstanceFacts>;
  /** Writes everything in one transaction, or nothing; cleans the config cache; verifies. `signal` works up to the commit. */
  apply(
    changes: readonly ConfigChange[],
    expectedToken: string,
    onPhase: (phase: ApplyPhase) => void,
    signal: AbortSignal,
    /** Told before anything is written, and awaited: the process that may go on writing when ours is gone. */
    onWriter?: (writer: ProcessIdentity) => Promise<void>,
  ): Promise<ApplyResult>;
  /** Finishes an interrupted apply: cleans the config cache so that the store sees its rows. */
  finish(signal: AbortSignal): Promise<InstanceFacts>;
  /** Only with the user's consent. Absent = this kind cannot tell. */
  exportKeys?(signal: AbortSignal): Promise<ExportedKeys>;
  /** Puts back the raw rows of a snapshot, exactly; otherwise as `apply`. */
  restore(
    snapshot: Snapshot,
    expectedToken: string,
    signal: AbortSignal,
    onPhase?: (phase: ApplyPhase) => void,
    onWriter?: (writer: ProcessIdentity) => Promise<void>,
  ): Promise<ApplyResult>;
  /** Asks the gateway from the instance's side, with the keys the instance holds. */
  validateKeys(
    gateways: Readonly<Record<Environment, string>>,
    signal: AbortSignal,
  ): Promise<readonly ServerCheck[]>;
  /** False = the writer still runs after `timeout` ms. Absent = the writer is a process of this computer. */
  untilWriterEnded?(writer: ProcessIdentity, timeout: number): Promise<boolean>;
  close(): Promise<void>;
}
