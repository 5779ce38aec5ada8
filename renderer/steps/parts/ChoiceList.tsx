/** A list to choose one of, as radio buttons with a name, a line of detail, marks, and a button to rename. */
import { ActionButton, Badge, Radio, Text } from '@react-spectrum/s2';
import Edit from '@react-spectrum/s2/icons/Edit';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { RadioGroup, TextContext } from 'react-aria-components';
import { useText } from '../../components/Message.tsx';
import { NameDialog } from './NameDialog.tsx';

export interface ChoiceMark {
  readonly label: string;
  readonly variant: 'neutral' | 'informative' | 'positive' | 'notice';
}

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly marks: readonly ChoiceMark[];
}

interface ChoiceListProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** Throws the problem when the name could not be saved. */
  readonly onRename: (id: string, name: string) => Promise<void>;
}

const group = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const row = style<{ isSelected: boolean }>({
  display: 'flex',
  alignItems: 'center',
  // Marks that name other stores can be longer than the name: then they stand below it.
  flexWrap: 'wrap',
  columnGap: 12,
  rowGap: 8,
  paddingStart: 20,
  paddingEnd: 12,
  paddingY: 12,
  borderRadius: 'lg',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: { default: 'gray-200', isSelected: 'accent-900' },
  backgroundColor: { default: 'elevated', isSelected: 'accent-100' },
});
const choiceText = style({ flexGrow: 1, flexBasis: 240, minWidth: 0 });
const marks = style({ display: 'flex', gap: 8, flexWrap: 'wrap', justifyContent: 'end', minWidth: 0 });
const whole = style({ flexShrink: 0 });
const name = style({ fontWeight: 'bold', overflowWrap: 'anywhere' });

export const ChoiceList = ({ label, choices, selected, onSelect, onRename }: ChoiceListProps) => {
  const text = useText();
  const [renaming, setRenaming] = useState<Choice | null>(null);
  return (
    <>
      <RadioGroup aria-label={label} className={group} value={selected} onChange={onSelect}>
        {choices.map((choice) => (
          <div key={choice.id} className={row({ isSelected: choice.id === selected })}>
            <Radio value={choice.id} description={choice.detail} styles={choiceText}>
              <span className={name}>{choice.name}</span>
            </Radio>
            {/* The group names its texts by slot; marks and button are none of them. */}
            <TextContext value={null}>
              <div className={marks}>
                {choice.marks.map((mark) => (
                  <Badge key={mark.label} variant={mark.variant} fillStyle="subtle" size="S">
                    {mark.label}
                  </Badge>
                ))}
              </div>
              <ActionButton
                isQuiet
                size="S"
                styles={whole}
                aria-label={text('step.choice.rename-of', { name: choice.name })}
                onPress={() => setRenaming(choice)}
              >
                <Edit />
                <Text>{text('step.choice.rename')}</Text>
              </ActionButton>
            </TextContext>
          </div>
        ))}
      </RadioGroup>
      <NameDialog
        isOpen={renaming !== null}
        title={text('step.choice.rename-of', { name: renaming?.name ?? '' })}
        label={text('step.choice.new-name')}
        hint={text('step.choice.rename-hint')}
        save={text('step.choice.save-name')}
        name={renaming?.name ?? ''}
        onSave={(value) => (renaming ? onRename(renaming.id, value) : Promise.resolve())}
        onClose={() => setRenaming(null)}
      />
    </>
  );
};
