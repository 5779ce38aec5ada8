/** A field for a password. A plain element without React state: its text is taken once, when the form is sent. */
import { focusRing, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useId, useRef, useState } from 'react';

interface SecretInputProps {
  readonly name: string;
  readonly label: string;
  /** The form begins with it. */
  readonly isFirst?: boolean;
}

const frame = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const labelStyle = style({
  font: 'ui',
  color: 'neutral-subdued',
  display: 'flex',
  alignItems: 'center',
  gap: 4,
});
const control = style<{ isFocusVisible: boolean }>({
  ...focusRing(),
  font: 'ui',
  color: 'neutral',
  backgroundColor: 'gray-25',
  boxSizing: 'border-box',
  width: 'full',
  height: 32,
  paddingX: 12,
  borderWidth: 2,
  borderStyle: 'solid',
  borderRadius: 'default',
  borderColor: 'gray-300',
});

/** The same sign as beside the fields of S2 that have to be filled in. */
const Required = () => (
  <svg width={8} height={8} viewBox="0 0 8 8" aria-hidden="true" stroke="currentColor" strokeWidth={1.4}>
    <path d="M4 .5v7M1 2.2l6 3.6M7 2.2l-6 3.6" />
  </svg>
);

export const SecretInput = ({ name, label, isFirst = false }: SecretInputProps) => {
  const id = useId();
  const [isFocusVisible, setFocusVisible] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) input.current?.focus();
  }, [isFirst]);
  return (
    <div className={frame}>
      <label htmlFor={id} className={labelStyle}>
        {label}
        <Required />
      </label>
      <input
        id={id}
        ref={input}
        name={name}
        type="password"
        className={control({ isFocusVisible })}
        required
        maxLength={1024}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onFocus={() => setFocusVisible(true)}
        onBlur={() => setFocusVisible(false)}
      />
    </div>
  );
};

const fieldIn = (form: HTMLFormElement, name: string): HTMLInputElement | null => {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement ? field : null;
};

/** What was entered. It leaves the field with this. */
export const takeSecret = (form: HTMLFormElement, name: string): string => {
  const field = fieldIn(form, name);
  if (field === null) return '';
  const { value } = field;
  field.value = '';
  return value;
};

/** Puts it back into its field: it was not used after all. */
export const returnSecret = (form: HTMLFormElement, name: string, value: string): void => {
  const field = fieldIn(form, name);
  if (field !== null) field.value = value;
};
