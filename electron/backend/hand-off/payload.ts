/** From a key set's values to the content of the file, and back: every value passes the checks of a typed one. */
import { type HandOffPayload, handOffHeadSchema, handOffPayloadSchema } from '../../../shared/hand-off.ts';
import { environments, keyFields, type Slot } from '../../../shared/model/environment.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { type KeptValue, readValueFor } from '../credentials/index.ts';

export interface ReadPayload {
  readonly label: string;
  readonly values: readonly KeptValue[];
}

const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The parser's words quote the text, which may be a key.
    throw new ProblemError('hand-off.not-keys');
  }
};

const valueIn = (payload: HandOffPayload, slot: Slot): KeptValue => {
  const value = readValueFor(slot.field, payload[slot.environment][slot.field]);
  if ('code' in value) throw new ProblemError(value.code, value.params);
  return { slot, value };
};

/** Throws `hand-off.not-keys`, `hand-off.newer`, or what is wrong with a value (`key.*`). */
export const readPayload = (bytes: Uint8Array): ReadPayload => {
  const document = parsed(bytes);
  const head = handOffHeadSchema.safeParse(document);
  if (!head.success) throw new ProblemError('hand-off.not-keys');
  if (head.data.version > 1) throw new ProblemError('hand-off.newer');
  const payload = handOffPayloadSchema.safeParse(document);
  if (!payload.success) throw new ProblemError('hand-off.not-keys');
  const slots = environments.flatMap((environment) => keyFields.map((field) => ({ environment, field })));
  return { label: payload.data.label, values: slots.map((slot) => valueIn(payload.data, slot)) };
};
