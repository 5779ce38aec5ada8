/** The fields of the way through the Admin: only its address, which the sign-in needs. */
import { TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useText } from '../../components/Message.tsx';
import type { StoreFormProps } from './StoreForm.tsx';

const wide = style({ width: 'full', maxWidth: 560 });

export const AdminFields = ({ draft, onChange, isDisabled }: StoreFormProps) => {
  const text = useText();
  return (
    <TextField
      label={text('admin.address')}
      description={text('admin.address.description')}
      name="admin-address"
      value={draft.admin.address}
      onChange={(address) => onChange({ ...draft, admin: { address } })}
      isDisabled={isDisabled}
      isRequired
      spellCheck="false"
      maxLength={2048}
      styles={wide}
    />
  );
};
