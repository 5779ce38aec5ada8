/** What every page about a client's keys is given. */
import type { KeySet } from '../../shared/model/key-set.ts';
import type { Rotation } from '../../shared/rotation.ts';

export interface ClientKeys {
  readonly keySet: KeySet;
  /** The new pairs that are being entered. */
  readonly fresh: KeySet | null;
  readonly rotation: Rotation;
}
