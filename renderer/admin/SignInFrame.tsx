/** What both doors look like: a dialog around a form, with its buttons always in sight. */
import { Button, ButtonGroup, Content, Dialog, Heading } from '@react-spectrum/s2';
import { type FormEvent, type ReactNode, useId } from 'react';
import { actionOf } from '../../shared/problems.ts';
import { stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import type { Task } from '../components/useTask.ts';
import { endSignIn } from '../state/sign-in.ts';
import { useWizard } from '../state/wizard.ts';

interface SignInFrameProps {
  /** What the user should know first. */
  readonly intro: ReactNode;
  readonly accept: string;
  readonly task: Task;
  readonly children: ReactNode;
  readonly onSubmit: (form: HTMLFormElement) => Promise<void>;
}

/** Back to the fields that say how the store is reached. */
const chooseAnotherWay = (): void => {
  const { place, openStore } = useWizard.getState();
  endSignIn(false);
  if (place.kind === 'store') openStore(place.storeId, 'store');
};

export const SignInFrame = ({ intro, accept, task, children, onSubmit }: SignInFrameProps) => {
  const text = useText();
  const formId = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!task.isPending) void task.run(() => onSubmit(form));
  };
  // A server that asks for a password of its own is no failure.
  const { problem } = task;
  const variant = problem?.code === 'admin.basic-needed' ? 'notice' : 'negative';
  const way = problem && actionOf(problem) === 'open-store-step' ? chooseAnotherWay : undefined;
  return (
    <Dialog size="M">
      <Heading slot="title">{text('admin.sign-in.title')}</Heading>
      <Content>
        <form id={formId} className={stack} onSubmit={submit} autoComplete="off">
          {problem ? <ProblemNotice problem={problem} variant={variant} onAction={way} /> : intro}
          {children}
        </form>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={() => endSignIn(false)}>
          {text('admin.sign-in.cancel')}
        </Button>
        <Button variant="accent" type="submit" form={formId} isPending={task.isPending}>
          {accept}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
};
