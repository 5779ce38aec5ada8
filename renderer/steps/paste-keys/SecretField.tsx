/** A field for one value. A plain element without React state: its text is read once, handed over and removed. */
import { ActionButton } from '@react-spectrum/s2';
import { focusRing, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type FocusEvent, type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import type { Slot } from '../../../shared/model/environment.ts';
import { quietText } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { offersFor } from './beside-field.ts';
import { FieldProblem } from './FieldProblem.tsx';
import type { KeyEntry } from './key-entry.ts';
import { OfferNotice } from './OfferNotice.tsx';
import { slotId } from './slots.ts';

interface SecretFieldProps {
  readonly slot: Slot;
  readonly entry: KeyEntry;
  /** A value is kept already: the user may leave it. */
  readonly canCancel: boolean;
}

const frame = style({ display: 'flex', flexDirection: 'column', gap: 4 });
const labelRow = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  minHeight: 24,
});
const label = style({ font: 'ui', color: 'neutral-subdued' });
const control = style<{ isFocusVisible: boolean; isInvalid: boolean }>({
  ...focusRing(),
  font: 'code-sm',
  color: 'neutral',
  backgroundColor: 'gray-25',
  boxSizing: 'border-box',
  width: 'full',
  paddingX: 12,
  paddingY: 8,
  borderWidth: 2,
  borderStyle: 'solid',
  borderRadius: 'default',
  borderColor: { default: 'gray-300', isInvalid: 'negative' },
  resize: 'none',
  overflowWrap: 'anywhere',
});

export const SecretField = ({ slot, entry, canCancel }: SecretFieldProps) => {
  const text = useText();
  const inputId = useId();
  const hintId = useId();
  const [isFocusVisible, setFocusVisible] = useState(false);
  const id = slotId(slot);
  const problem = entry.findings.problems[id];
  const isPrivate = slot.field === 'privateKey';
  const name = text(isPrivate ? 'common.private-key' : 'common.api-key');
  const submit = () => entry.submitField(slot);

  const common = {
    id: inputId,
    className: control({ isFocusVisible, isInvalid: problem !== undefined }),
    ref: (element: HTMLInputElement | HTMLTextAreaElement | null) => entry.register(id, element),
    autoComplete: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    'aria-label': text('step.paste-keys.field', {
      field: name,
      environment: text(`common.${slot.environment}`),
    }),
    'aria-invalid': problem !== undefined,
    'aria-describedby': hintId,
    'data-slot': id,
    onFocus: () => setFocusVisible(true),
    onBlur: (event: FocusEvent) => {
      setFocusVisible(false);
      if (!event.relatedTarget?.closest('[data-cancel]')) submit();
    },
    // New text is judged anew; what was said about the old one stays until then.
    onInput: (event: FormEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      delete event.currentTarget.dataset.judged;
    },
    // The value is in the field only after this event.
    onPaste: () => void setTimeout(submit, 0),
  };
  return (
    <div className={frame}>
      <div className={labelRow}>
        <label htmlFor={inputId} className={label}>
          {name}
        </label>
        {canCancel && (
          <span data-cancel>
            <ActionButton size="XS" isQuiet onPress={() => entry.leave(id)}>
              {text('common.cancel')}
            </ActionButton>
          </span>
        )}
      </div>
      {isPrivate ? (
        <textarea {...common} rows={4} placeholder="-----BEGIN PRIVATE KEY-----" />
      ) : (
        <input
          {...common}
          type="text"
          onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && submit()}
        />
      )}
      <div id={hintId} aria-live="polite">
        {problem ? (
          <FieldProblem problem={problem} />
        ) : (
          <span className={quietText}>
            {text(isPrivate ? 'step.paste-keys.private-hint' : 'step.paste-keys.api-hint')}
          </span>
        )}
      </div>
      {offersFor(slot, entry.findings.offers).map((offer) => (
        <OfferNotice
          key={offer.id}
          offer={offer}
          isPending={entry.task.isPending}
          onAccept={entry.acceptOffer}
        />
      ))}
    </div>
  );
};
