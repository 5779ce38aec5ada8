/** The notes of an instance, each with its reason. */
import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import type { Purpose } from '../../../shared/model/store.ts';
import { type TextValues, useText } from '../../components/Message.tsx';
import { type InstanceNote, notesOf } from './notes.ts';

interface NotesProps {
  readonly instance: InstanceFacts;
  readonly purpose: Purpose;
}

const quiet: readonly InstanceNote['kind'][] = ['connected', 'cloud', 'has-keys'];

export const InstanceNotes = ({ instance, purpose }: NotesProps) => {
  const text = useText();
  return notesOf(instance, purpose).map(({ kind, ...rest }) => {
    const values: TextValues = rest;
    return (
      <InlineAlert
        key={kind}
        variant={quiet.includes(kind) ? 'informative' : 'notice'}
        fillStyle="subtleFill"
        styles={style({ width: 'full' })}
      >
        <Heading level={2}>{text(`step.store.note.${kind}.title`, values)}</Heading>
        <Content>{text(`step.store.note.${kind}.text`, values)}</Content>
      </InlineAlert>
    );
  });
};
