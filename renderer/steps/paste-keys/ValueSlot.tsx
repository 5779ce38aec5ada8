/** One of the four values: kept and shown by its fingerprint, or a field that waits for it. */
import type { Slot } from '../../../shared/model/environment.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { KeptValue } from './KeptValue.tsx';
import type { KeyEntry } from './key-entry.ts';
import { SecretField } from './SecretField.tsx';
import { slotId } from './slots.ts';

interface ValueSlotProps {
  readonly slot: Slot;
  readonly keySet: KeySet | null;
  readonly entry: KeyEntry;
}

export const ValueSlot = ({ slot, keySet, entry }: ValueSlotProps) => {
  const id = slotId(slot);
  const pair = keySet?.[slot.environment];
  const view = slot.field === 'apiKey' ? pair?.apiKey : pair?.privateKey;
  if (view && !entry.replacing.has(id)) {
    return (
      <KeptValue
        slot={slot}
        fingerprint={view.fingerprint}
        last4={'last4' in view ? view.last4 : null}
        bits={'bits' in view ? view.bits : null}
        repairs={entry.findings.repairs[id] ?? []}
        onReplace={() => entry.replace(id)}
      />
    );
  }
  return <SecretField slot={slot} entry={entry} canCancel={Boolean(view)} />;
};
