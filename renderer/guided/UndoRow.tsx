/** One former value to put back: its tick, and while it is its turn what to do. */
import { ActionButton, Button, Checkbox, Text } from '@react-spectrum/s2';
import Copy from '@react-spectrum/s2/icons/Copy';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { guidedPath, type UndoField } from '../../shared/guided-undo.ts';
import {
  type GuidedKeyField,
  type GuidedMark,
  guidedKeyFieldSchema,
} from '../../shared/model/connections/guided.ts';
import { bodyText, quietText, row } from '../components/layout.ts';
import { Message, useText } from '../components/Message.tsx';
import { ShownValue } from '../steps/review/ShownValue.tsx';

const frame = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const inset = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  paddingStart: 28,
  alignItems: 'start',
});
const breakable = style({ overflowWrap: 'anywhere' });

interface UndoRowProps {
  readonly item: UndoField;
  readonly mark: GuidedMark;
  readonly isNext: boolean;
  readonly isBusy: boolean;
  readonly onMark: (mark: GuidedMark) => void;
  readonly onCopy: (field: GuidedKeyField) => void;
}

const Todo = ({ item, isBusy, onMark, onCopy }: Omit<UndoRowProps, 'mark' | 'isNext'>) => {
  const text = useText();
  const { field, action, before } = item;
  const key = guidedKeyFieldSchema.safeParse(field).data;
  const name = text(`guided.field.${field}`);
  const kind = key === undefined ? 'choice' : 'key';
  return (
    <div className={inset}>
      {action === 'put-back' && <ShownValue value={before} />}
      <p className={bodyText}>
        {action === 'empty' && text(`guided.undo.empty.${kind}`)}
        {action === 'put-back' && text(`guided.undo.${kind}`)}
        {action === 'own-copy' && text('guided.undo.own-copy')}
      </p>
      {action === 'empty' && (
        <p className={`${quietText} ${breakable}`}>
          <Message id="guided.undo.empty.hint" values={{ path: guidedPath(field) }} />
        </p>
      )}
      <div className={row}>
        {action === 'put-back' && key !== undefined && (
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
        <Button
          variant="secondary"
          fillStyle="outline"
          isDisabled={isBusy}
          aria-label={text('guided.undo.leave.named', { field: name })}
          onPress={() => onMark('left')}
        >
          {text('guided.undo.leave')}
        </Button>
      </div>
    </div>
  );
};

export const UndoRow = ({ mark, isNext, ...todo }: UndoRowProps) => {
  const text = useText();
  const { field } = todo.item;
  const name = text(`guided.field.${field}`);
  return (
    <li className={frame} data-guided-undo={field} data-mark={mark}>
      <Checkbox
        isSelected={mark === 'done'}
        onChange={(isTicked) => todo.onMark(isTicked ? 'done' : 'open')}
        isDisabled={!(mark === 'done' || isNext)}
      >
        {name}
      </Checkbox>
      {mark === 'left' && (
        <div className={inset}>
          <div className={row}>
            <span className={quietText}>{text('guided.undo.left')}</span>
            <ActionButton
              size="S"
              isDisabled={todo.isBusy}
              aria-label={text('guided.undo.resume.named', { field: name })}
              onPress={() => todo.onMark('open')}
            >
              {text('guided.undo.resume')}
            </ActionButton>
          </div>
        </div>
      )}
      {isNext && <Todo {...todo} />}
    </li>
  );
};
