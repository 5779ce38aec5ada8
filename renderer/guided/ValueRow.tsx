/** What a value to enter and a value to put back share: the tick, what stands below it, and the button that copies a key. */
import { Button, Checkbox, Text } from '@react-spectrum/s2';
import Copy from '@react-spectrum/s2/icons/Copy';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import type { GuidedField, GuidedKeyField } from '../../shared/model/connections/guided.ts';
import { useText } from '../components/Message.tsx';

export const valueList = style({
  listStyleType: 'none',
  margin: 0,
  padding: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 20,
});
const frame = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const inset = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  paddingStart: 28,
  alignItems: 'start',
});

export const Below = ({ children }: { readonly children: ReactNode }) => (
  <div className={inset}>{children}</div>
);

interface ValueRowProps {
  readonly field: GuidedField;
  readonly isTicked: boolean;
  readonly isNext: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly children: ReactNode;
}

/** What is done can be taken back; of what is open, only the next one can be ticked. */
export const ValueRow = ({ field, isTicked, isNext, onTick, children }: ValueRowProps) => {
  const text = useText();
  return (
    <li className={frame} data-field={field}>
      <Checkbox isSelected={isTicked} onChange={onTick} isDisabled={!(isTicked || isNext)}>
        {text(`guided.field.${field}`)}
      </Checkbox>
      {children}
    </li>
  );
};

interface CopyButtonProps {
  readonly field: GuidedKeyField;
  readonly isBusy: boolean;
  readonly onCopy: (field: GuidedKeyField) => void;
}

export const CopyButton = ({ field, isBusy, onCopy }: CopyButtonProps) => {
  const text = useText();
  return (
    <Button
      variant="primary"
      fillStyle="outline"
      isDisabled={isBusy}
      aria-label={text('guided.copy.named', { field: text(`guided.field.${field}`) })}
      onPress={() => onCopy(field)}
    >
      <Copy />
      <Text>{text('guided.copy')}</Text>
    </Button>
  );
};
