/** A field for everything at once: values with or without labels, in any order. Its text is handed over and removed. */
import { Button } from '@react-spectrum/s2';
import { focusRing, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useId, useRef, useState } from 'react';
import { quietText } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import type { KeyEntry } from './useKeyEntry.ts';

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
  const read = () => {
    const element = field.current;
    if (element === null || element.value.trim() === '') return;
    entry.enter({ kind: 'block', text: element.value, environment: null });
    element.value = '';
    onDone();
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
      <Button variant="primary" isDisabled={entry.task.isPending} onPress={read}>
        {text('step.paste-keys.block.read')}
      </Button>
    </div>
  );
};
