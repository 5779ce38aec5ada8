/** The fields of the guided way: the Admin's address if it is known, and which page the user sees there. */
import { Radio, RadioGroup, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { guidedPages } from '../../../shared/model/connections/guided-fields.ts';
import { oneOf } from '../../../shared/one-of.ts';
import { useText } from '../../components/Message.tsx';
import type { StoreFormProps } from './StoreForm.tsx';

const wide = style({ width: 'full', maxWidth: 560 });
const pageOf = oneOf(guidedPages);

export default function GuidedFields({ draft, onChange, isDisabled }: StoreFormProps) {
  const text = useText();
  const { guided } = draft;
  return (
    <>
      <TextField
        label={text('guided.address')}
        description={text('guided.address.description')}
        name="guided-address"
        value={guided.address}
        onChange={(address) => onChange({ ...draft, guided: { ...guided, address } })}
        isDisabled={isDisabled}
        spellCheck="false"
        maxLength={2048}
        styles={wide}
      />
      <RadioGroup
        label={text('guided.page')}
        value={guided.page}
        onChange={(page) => onChange({ ...draft, guided: { ...guided, page: pageOf(page) ?? guided.page } })}
        isDisabled={isDisabled}
      >
        {guidedPages.map((page) => (
          <Radio key={page} value={page}>
            {text(`guided.page.${page}`)}
          </Radio>
        ))}
      </RadioGroup>
    </>
  );
}
