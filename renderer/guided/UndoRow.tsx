/** One former value to put back: its tick, and while it is its turn what to do. */
import { ActionButton, Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { guidedPath, type UndoField } from '../../shared/guided-undo.ts';
import type { GuidedKeyField, GuidedMark } from '../../shared/model/connections/guided.ts';
import { guidedKeyOf } from '../../shared/model/connections/guided-fields.ts';
import { bodyText, quietText, row } from '../components/layout.ts';
import { Message, useText } from '../components/Message.tsx';
import { ShownValue } from '../steps/review/ShownValue.tsx';
import { Below, CopyButton, ValueRow } from './ValueRow.tsx';

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
  const key = guidedKeyOf(field);
  const name = text(`guided.field.${field}`);
  const kind = key === null ? 'choice' : 'key';
  return (
    <Below>
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
        {action === 'put-back' && key !== null && <CopyButton field={key} isBusy={isBusy} onCopy={onCopy} />}
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
    </Below>
  );
};

export const UndoRow = ({ mark, isNext, ...todo }: UndoRowProps) => {
  const text = useText();
  const { field } = todo.item;
  const name = text(`guided.field.${field}`);
  return (
    <ValueRow
      field={field}
      isTicked={mark === 'done'}
      isNext={isNext}
      onTick={(isTicked) => todo.onMark(isTicked ? 'done' : 'open')}
    >
      {mark === 'left' && (
        <Below>
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
        </Below>
      )}
      {isNext && <Todo {...todo} />}
    </ValueRow>
  );
};
