/** Asks before something that cannot be taken back by itself, and stays open with the problem when it does not work. */
import { Button, ButtonGroup, Content, Dialog, DialogContainer, Heading } from '@react-spectrum/s2';
import type { ReactNode } from 'react';
import { bodyText, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useTask } from '../components/useTask.ts';

interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

export const ConfirmDialog = ({ title, children, confirm, onConfirm, onClose }: ConfirmDialogProps) => {
  const text = useText();
  const task = useTask();
  const go = () => void task.run(onConfirm);
  return (
    <DialogContainer onDismiss={onClose}>
      <Dialog size="M" role="alertdialog">
        <Heading slot="title">{title}</Heading>
        <Content>
          <div className={stackTight}>
            <div className={bodyText}>{children}</div>
            {task.problem && <ProblemNotice problem={task.problem} onAction={go} />}
          </div>
        </Content>
        <ButtonGroup>
          <Button variant="secondary" onPress={onClose}>
            {text('common.cancel')}
          </Button>
          <Button variant="negative" isPending={task.isPending} onPress={go}>
            {confirm}
          </Button>
        </ButtonGroup>
      </Dialog>
    </DialogContainer>
  );
};
