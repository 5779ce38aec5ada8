/** Asks what a server needs to know before it lets us in. A secret goes to main and does not stay in the page. */
import {
  Button,
  ButtonGroup,
  Checkbox,
  Content,
  Dialog,
  DialogContainer,
  Heading,
  Radio,
  RadioGroup,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { bodyText, codeText, quietText, stack } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { SecretInput, takeSecret } from '../../components/SecretInput.tsx';
import { useTask } from '../../components/useTask.ts';
import { client } from '../../state/client.ts';
import { useIsHere } from '../../state/useIsHere.ts';
import type { SshQuestion } from './ssh-questions.ts';

interface AnswerProps {
  /** The question is answered; a root where one was chosen. */
  readonly onAnswered: (root: string | null) => void;
  readonly onClose: () => void;
}
interface FrameProps extends Pick<AnswerProps, 'onClose'> {
  readonly title: string;
  readonly accept: string;
  readonly children: ReactNode;
  /** The dialog stays open when it throws. */
  readonly onSubmit: (form: HTMLFormElement) => Promise<void>;
}

const fingerprint = style({ font: 'code', margin: 0, overflowWrap: 'anywhere', userSelect: 'text' });

const Frame = ({ title, accept, children, onSubmit, onClose }: FrameProps) => {
  const text = useText();
  const task = useTask();
  const formId = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!task.isPending) void task.run(() => onSubmit(form));
  };
  return (
    <Dialog size="M">
      <Heading slot="title">{title}</Heading>
      <Content>
        <form id={formId} className={stack} onSubmit={submit}>
          {children}
          {task.problem && <ProblemNotice problem={task.problem} />}
        </form>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={onClose}>
          {text('common.cancel')}
        </Button>
        <Button variant="accent" type="submit" form={formId} isPending={task.isPending}>
          {accept}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
};

type Question<Kind extends SshQuestion['kind']> = Extract<SshQuestion, { kind: Kind }>;

const Trust = ({ question, onAnswered, onClose }: AnswerProps & { question: Question<'trust'> }) => {
  const text = useText();
  const trust = async () => {
    await client.ssh.trustHost({ fingerprint: question.fingerprint });
    onAnswered(null);
  };
  return (
    <Frame
      title={text('ssh.trust.title')}
      accept={text('ssh.trust.accept')}
      onSubmit={trust}
      onClose={onClose}
    >
      <p className={bodyText}>{text('ssh.trust.text', { host: question.host })}</p>
      <div>
        <p className={quietText}>{text('ssh.trust.fingerprint', { keyType: question.keyType })}</p>
        <p className={fingerprint}>{question.fingerprint}</p>
      </div>
      <p className={quietText}>{text('ssh.trust.kept')}</p>
    </Frame>
  );
};

const Secret = ({
  question,
  onAnswered,
  onClose,
}: AnswerProps & { question: Question<'password' | 'passphrase'> }) => {
  const text = useText();
  const [keep, setKeep] = useState(false);
  const give = async (form: HTMLFormElement) => {
    const wanted =
      question.kind === 'password'
        ? ({ what: 'password', user: question.user, server: question.host } as const)
        : ({ what: 'passphrase', file: question.file } as const);
    await client.ssh.giveSecret({ wanted, secret: takeSecret(form, 'ssh-secret'), keep });
    onAnswered(null);
  };
  const label =
    question.kind === 'password'
      ? text('ssh.secret.password.label', { user: question.user, host: question.host })
      : text('ssh.secret.passphrase.label', { file: question.file });
  return (
    <Frame
      title={text(`ssh.secret.${question.kind}.title`)}
      accept={text('ssh.secret.use')}
      onSubmit={give}
      onClose={onClose}
    >
      <SecretInput name="ssh-secret" label={label} isFirst />
      <Checkbox isSelected={keep} onChange={setKeep}>
        {text('ssh.secret.keep')}
      </Checkbox>
      <p className={quietText}>{text('ssh.secret.keep.description')}</p>
    </Frame>
  );
};

const Roots = ({ question, onAnswered, onClose }: AnswerProps & { question: Question<'roots'> }) => {
  const text = useText();
  const [root, setRoot] = useState(question.roots[0] ?? '');
  return (
    <Frame
      title={text('ssh.roots.title')}
      accept={text('ssh.roots.use')}
      onSubmit={async () => onAnswered(root)}
      onClose={onClose}
    >
      <p className={bodyText}>{text('ssh.roots.text')}</p>
      <RadioGroup label={text('ssh.roots.label')} value={root} onChange={setRoot}>
        {question.roots.map((found) => (
          <Radio key={found} value={found}>
            <span className={codeText}>{found}</span>
          </Radio>
        ))}
      </RadioGroup>
    </Frame>
  );
};

const Asked = ({ question, ...answer }: AnswerProps & { readonly question: SshQuestion }) => {
  switch (question.kind) {
    case 'trust':
      return <Trust question={question} {...answer} />;
    case 'password':
    case 'passphrase':
      return <Secret question={question} {...answer} />;
    case 'roots':
      return <Roots question={question} {...answer} />;
  }
};

/** An answer that is taken after the user has closed the dialog starts nothing. */
const Open = ({ onAnswered, ...props }: AnswerProps & { readonly question: SshQuestion }) => {
  const isHere = useIsHere();
  return <Asked {...props} onAnswered={(root) => isHere() && onAnswered(root)} />;
};

export const SshDialog = ({
  question,
  ...answer
}: AnswerProps & { readonly question: SshQuestion | null }) => (
  <DialogContainer onDismiss={answer.onClose}>
    {question && <Open question={question} {...answer} />}
  </DialogContainer>
);
