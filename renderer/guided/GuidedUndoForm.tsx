/** Asks before a change by hand is taken back: what the user will do, value by value. */
import { Button, ButtonGroup, Content, Dialog, Heading } from '@react-spectrum/s2';
import { useIntl } from 'react-intl';
import type { StoreFacts } from '../../shared/contract/stores.ts';
import { guidedPath, undoFields } from '../../shared/guided-undo.ts';
import type { Undoable } from '../../shared/model/store.ts';
import { bodyText, quietText, stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { rememberFacts } from '../state/facts.ts';
import { useIsHere } from '../state/useIsHere.ts';
import { useWizard } from '../state/wizard.ts';
import { Notice } from '../steps/parts/Notice.tsx';
import { PlanTable } from '../steps/review/PlanTable.tsx';

interface GuidedUndoFormProps {
  readonly facts: StoreFacts;
  readonly undoable: Undoable;
  readonly onClose: () => void;
}

export const GuidedUndoForm = ({ facts: { store }, undoable, onClose }: GuidedUndoFormProps) => {
  const text = useText();
  const intl = useIntl();
  const task = useTask();
  const isHere = useIsHere();
  const openStore = useWizard((state) => state.openStore);
  const fields = undoFields(undoable);
  const lost = fields.filter(({ action }) => action === 'own-copy');
  const names = intl.formatList(lost.map(({ field }) => text(`guided.field.${field}`)));
  const begin = () =>
    void task.run(async () => {
      rememberFacts(await client.guided.beginUndo({ storeId: store.id }));
      if (!isHere()) return;
      openStore(store.id);
      onClose();
    });
  const caption = text('undo.dialog.caption', { name: store.name });
  return (
    <Dialog size="XL" role="alertdialog">
      <Heading slot="title">
        {text('undo.dialog.title', {
          date: intl.formatDate(undoable.at, { dateStyle: 'long', timeStyle: 'short' }),
        })}
      </Heading>
      <Content>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
        <section className={stack} aria-label={caption} tabIndex={0}>
          <p className={bodyText}>{text('guided.undo.dialog.text')}</p>
          {task.problem && <ProblemNotice problem={task.problem} />}
          {lost.length > 0 && (
            <Notice variant="notice" title={text('guided.undo.dialog.own-copy.title')}>
              {text('guided.undo.dialog.own-copy.text', { names })}
            </Notice>
          )}
          <PlanTable
            caption={caption}
            currentColumn={text('guided.undo.dialog.current')}
            nextColumn={text('undo.dialog.column.next')}
            nameOf={(path) => {
              const found = fields.find(({ field }) => guidedPath(field) === path);
              return found ? text(`guided.field.${found.field}`) : path;
            }}
            items={fields.map(({ field, after, before, change }) => ({
              path: guidedPath(field),
              current: after,
              next: before,
              change,
              lock: null,
            }))}
          />
          <p className={quietText}>
            {text('undo.dialog.kept', { date: intl.formatDate(undoable.until, { dateStyle: 'long' }) })}
          </p>
        </section>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={onClose}>
          {text('common.cancel')}
        </Button>
        <Button variant="negative" isPending={task.isPending} onPress={begin}>
          {text('guided.undo.dialog.begin')}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
};
