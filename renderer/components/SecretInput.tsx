/** A field for a password. A plain element without React state: its text is taken once, when the form is sent. */
import { focusRing, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useId, useState } from 'react';

interface SecretInputProps {
  readonly name: string;
  readonly label: string;
}

const frame = style({ display: 'flex', flexDirection: 'column', gap: 4 });
const labelStyle = style({ font: 'ui', color: 'neutral-subdued' });
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

export const SecretInput = ({ name, label }: SecretInputProps) => {
  const id = useId();
  const [isFocusVisible, setFocusVisible] = useState(false);
  return (
    <div className={frame}>
      <label htmlFor={id} className={labelStyle}>
        {label}
      </label>
      <input
        id={id}
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
