/** Gives tags to the selected stores, or takes them away. */
import {
  Button,
  ButtonGroup,
  Content,
  Dialog,
  DialogContainer,
  Form,
  Heading,
  Tag,
  TagGroup,
  TextField,
} from '@react-spectrum/s2';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { StoreSummary } from '../../shared/model/store-summary.ts';
import { stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useTask } from '../components/useTask.ts';
import { tagsOf } from './choices.ts';
import { tagMany } from './work.ts';

interface TagDialogProps {
  readonly stores: readonly StoreSummary[];
  readonly onClose: () => void;
}

export default function TagDialog({ stores, onClose }: TagDialogProps) {
  const text = useText();
  const { locale } = useIntl();
  const task = useTask();
  const [name, setName] = useState('');
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const present = tagsOf(stores, locale).filter(({ label }) => !removed.has(label));
  const added = name
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
  const hasChange = added.length > 0 || removed.size > 0;
  const save = async () => {
    if (!hasChange || task.isPending) return;
    const ids = stores.map(({ id }) => id);
    if (await task.run(() => tagMany(ids, { add: added, remove: [...removed] }))) onClose();
  };
  return (
    <DialogContainer onDismiss={onClose}>
      <Dialog size="S">
        <Heading slot="title">{text('many.tags.title', { count: stores.length })}</Heading>
        <Content>
          <Form
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <div className={stack}>
              <TextField
                label={text('many.tags.add')}
                description={text('many.tags.add.description')}
                value={name}
                onChange={setName}
                maxLength={600}
                autoFocus
              />
              {present.length > 0 && (
                <TagGroup
                  label={text('many.tags.present')}
                  items={present}
                  onRemove={(keys) =>
                    setRemoved(
                      new Set([
                        ...removed,
                        ...present.filter(({ id }) => keys.has(id)).map(({ label }) => label),
                      ]),
                    )
                  }
                >
                  {({ id, label }) => <Tag id={id}>{label}</Tag>}
                </TagGroup>
              )}
              {task.problem && <ProblemNotice problem={task.problem} />}
            </div>
          </Form>
        </Content>
        <ButtonGroup>
          <Button variant="secondary" onPress={onClose}>
            {text('common.cancel')}
          </Button>
          <Button
            variant="accent"
            isDisabled={!hasChange}
            isPending={task.isPending}
            onPress={() => void save()}
          >
            {text('common.save')}
          </Button>
        </ButtonGroup>
      </Dialog>
    </DialogContainer>
  );
}
