/** The four values as fields of the page. */
import { environments, type KeyField, keyFields, type Slot } from '../../../shared/model/environment.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';

export type SlotId = `${Slot['environment']}.${KeyField}`;

export const slotId = ({ environment, field }: Slot): SlotId => `${environment}.${field}`;

export const allSlots: readonly Slot[] = environments.flatMap((environment) =>
  keyFields.map((field) => ({ environment, field })),
);

export const isKept = (keySet: KeySet | null, { environment, field }: Slot): boolean =>
  keySet !== null && keySet[environment][field] !== null;

/** A fingerprint in groups of four, as far as people compare it. */
export const shortFingerprint = (fingerprint: string): string =>
  (fingerprint.slice(0, 16).match(/.{1,4}/g) ?? []).join(' ');
