/** A field for everything at once: values with or without labels, in any order. Its text is removed once it was handed over. */
import { Button } from '@react-spectrum/s2';
import { focusRing, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyInput } from '../../../shared/contract/credentials.ts';
import { quietText } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import type { KeyEntry } from './key-entry.ts';

interface BlockFieldProps {
  readonly entry: KeyEntry;
  readonly onDone: () => void;
}

const frame = style({ display: 'flex', flexDirection: 'column', gap: 8, alignItems: 'start' });
const label = style({ font: 'ui', color: 'neutral-subdued' });
const control = style<{ isFocusVisible: boolean }>({
  ...focusRing(),
  font: 'code-sm',
  color: 'neutral',
  backgroundColor: 'gray-25',
  boxSizing: 'border-box',
  width: 'full',
  padding: 12,
  borderWidth: 2,
  borderStyle: 'solid',
  borderRadius: 'default',
  borderColor: 'gray-300',
  resize: 'vertical',
});

export const BlockField = ({ entry, onDone }: BlockFieldProps) => {
  const text = useText();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isFocusVisible, setFocusVisible] = useState(false);
  useEffect(() => field.current?.focus(), []);
  /** What could not be handed over stays in the field; a second attempt reads it there. */
  const read = async (): Promise<KeyInput | null> => {
    const text = field.current?.value ?? '';
    return text.trim() === '' ? null : { kind: 'block', text, environment: null };
  };
  const clear = () => {
    if (field.current === null) return;
    field.current.value = '';
    onDone();
  };
  const handOver = () => {
    if (field.current?.value.trim()) entry.enter(read, clear);
  };
  return (
    <div className={frame}>
      <label htmlFor={id} className={label}>
        {text('step.paste-keys.block')}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={6}
        className={control({ isFocusVisible })}
        autoComplete="off"
        spellCheck={false}
        onFocus={() => setFocusVisible(true)}
        onBlur={() => setFocusVisible(false)}
      />
      <span className={quietText}>{text('step.paste-keys.block.hint')}</span>
      <Button variant="primary" isDisabled={entry.task.isPending} onPress={handOver}>
        {text('step.paste-keys.block.read')}
      </Button>
    </div>
  );
};
