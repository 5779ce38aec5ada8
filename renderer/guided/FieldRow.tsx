/** One field to enter: its tick, and while it is its turn what to do. */
import type { StoreFacts } from '../../shared/contract/stores.ts';
import { guidedAfter } from '../../shared/guided-undo.ts';
import type { GuidedField, GuidedKeyField } from '../../shared/model/connections/guided.ts';
import { guidedKeyOf } from '../../shared/model/connections/guided-fields.ts';
import { bodyText, quietText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ShownValue } from '../steps/review/ShownValue.tsx';
import { Below, CopyButton, ValueRow } from './ValueRow.tsx';

interface FieldRowProps {
  readonly facts: StoreFacts;
  readonly field: GuidedField;
  readonly isTicked: boolean;
  readonly isNext: boolean;
  readonly isBusy: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly onCopy: (field: GuidedKeyField) => void;
}

const Todo = ({
  facts,
  field,
  isBusy,
  onCopy,
}: Pick<FieldRowProps, 'facts' | 'field' | 'isBusy' | 'onCopy'>) => {
  const text = useText();
  const key = guidedKeyOf(field);
  const { project, dataSpace } = facts.store;
  const id = field === 'project' ? project?.projectId : dataSpace?.environmentId;
  return (
    <Below>
      <ShownValue value={guidedAfter(facts, field)} />
      {key === null && <p className={quietText}>{text('guided.apply.id', { id: id ?? '' })}</p>}
      <p className={bodyText}>
        {text(field === 'project' || field === 'data-space' ? `guided.apply.${field}` : 'guided.apply.key')}
      </p>
      {key !== null && <CopyButton field={key} isBusy={isBusy} onCopy={onCopy} />}
    </Below>
  );
};

export const FieldRow = ({ isTicked, isNext, onTick, ...todo }: FieldRowProps) => (
  <ValueRow field={todo.field} isTicked={isTicked} isNext={isNext} onTick={onTick}>
    {isNext && <Todo {...todo} />}
  </ValueRow>
);
