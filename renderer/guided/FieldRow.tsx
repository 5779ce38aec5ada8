/** One field to enter: its tick, and while it is its turn what to do. */
import { Button, Checkbox, Text } from '@react-spectrum/s2';
import Copy from '@react-spectrum/s2/icons/Copy';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { StoreFacts } from '../../shared/contract/stores.ts';
import { guidedAfter } from '../../shared/guided-undo.ts';
import {
  type GuidedField,
  type GuidedKeyField,
  guidedKeyFieldSchema,
} from '../../shared/model/connections/guided.ts';
import { bodyText, quietText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ShownValue } from '../steps/review/ShownValue.tsx';

const frame = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const inset = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  paddingStart: 28,
  alignItems: 'start',
});

interface FieldRowProps {
  readonly facts: StoreFacts;
  readonly field: GuidedField;
  readonly isTicked: boolean;
  readonly isNext: boolean;
  readonly isBusy: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly onCopy: (field: GuidedKeyField) => void;
}

export const FieldRow = ({ facts, field, isTicked, isNext, isBusy, onTick, onCopy }: FieldRowProps) => {
  const text = useText();
  const key = guidedKeyFieldSchema.safeParse(field).data;
  const { project, dataSpace } = facts.store;
  const id = field === 'project' ? project?.projectId : dataSpace?.environmentId;
  const name = text(`guided.field.${field}`);
  return (
    <li className={frame} data-guided-field={field}>
      <Checkbox isSelected={isTicked} onChange={onTick} isDisabled={!(isTicked || isNext)}>
        {name}
      </Checkbox>
      {isNext && (
        <div className={inset}>
          <ShownValue value={guidedAfter(facts, field)} />
          {key === undefined && <p className={quietText}>{text('guided.apply.id', { id: id ?? '' })}</p>}
          <p className={bodyText}>
            {text(
              field === 'project' || field === 'data-space' ? `guided.apply.${field}` : 'guided.apply.key',
            )}
          </p>
          {key !== undefined && (
            <Button
              variant="primary"
              fillStyle="outline"
              isDisabled={isBusy}
              aria-label={text('guided.copy.named', { field: name })}
              onPress={() => onCopy(key)}
            >
              <Copy />
              <Text>{text('guided.copy')}</Text>
            </Button>
          )}
        </div>
      )}
    </li>
  );
};
