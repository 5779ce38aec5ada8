/** A check box of the browser's own: in a long list a line must cost little. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type PointerEvent, useEffect, useRef } from 'react';

const box = style({
  size: 16,
  margin: 0,
  verticalAlign: 'middle',
  accentColor: 'accent',
  cursor: 'pointer',
});

interface SelectBoxProps {
  readonly label: string;
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean;
  /** `isRange` = with the Shift key held down. */
  readonly onChange: (isSelected: boolean, isRange: boolean) => void;
}

export const SelectBox = ({ label, isSelected, isIndeterminate = false, onChange }: SelectBoxProps) => {
  const input = useRef<HTMLInputElement>(null);
  const isRange = useRef(false);
  useEffect(() => {
    if (input.current) input.current.indeterminate = isIndeterminate;
  }, [isIndeterminate]);
  const remember = (event: PointerEvent) => {
    isRange.current = event.shiftKey;
  };
  return (
    <input
      ref={input}
      type="checkbox"
      className={box}
      aria-label={label}
      checked={isSelected}
      onPointerDown={remember}
      onChange={(event) => {
        onChange(event.currentTarget.checked, isRange.current);
        // The next one may come from the keyboard.
        isRange.current = false;
      }}
    />
  );
};
