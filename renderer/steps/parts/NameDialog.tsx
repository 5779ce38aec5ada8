/** Asks for the name of a project or a data space. A problem is shown inside; what was typed stays. */
import {
  Button,
  ButtonGroup,
  Content,
  Dialog,
  DialogContainer,
  Heading,
  TextField,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type FormEvent, useId, useState } from 'react';
import { projectNameSchema } from '../../../shared/model/registry.ts';
import { useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useTask } from '../../components/useTask.ts';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly save: string;
  readonly name: string;
  /** Saves the name; the dialog stays open when it throws. */
  readonly onSave: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

const form = style({ display: 'flex', flexDirection: 'column', gap: 16 });

const NameForm = ({ title, label, hint, save, name, onSave, onClose }: NameDialogProps) => {
  const text = useText();
  const task = useTask();
  const formId = useId();
  const [value, setValue] = useState(name);
  const [tried, setTried] = useState(false);
  const parsed = projectNameSchema.safeParse(value);
  const submit = async () => {
    setTried(true);
    if (task.isPending || !parsed.success) return;
    if (await task.run(() => onSave(parsed.data))) onClose();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <Dialog size="S">
      <Heading slot="title">{title}</Heading>
      <Content>
        <form id={formId} className={form} onSubmit={onSubmit}>
          <TextField
            label={label}
            description={hint}
            value={value}
            onChange={setValue}
            maxLength={255}
            autoFocus
            isInvalid={tried && !parsed.success}
            errorMessage={text('step.choice.name-needed')}
            styles={style({ width: 'full' })}
          />
          {task.problem && <ProblemNotice problem={task.problem} />}
        </form>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={onClose}>
          {text('step.choice.cancel')}
        </Button>
        <Button variant="accent" isPending={task.isPending} onPress={() => void submit()}>
          {save}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
};

export const NameDialog = ({ isOpen, ...props }: NameDialogProps & { readonly isOpen: boolean }) => (
  <DialogContainer onDismiss={props.onClose}>{isOpen && <NameForm {...props} />}</DialogContainer>
);
