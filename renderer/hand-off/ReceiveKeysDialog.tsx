/** Receives a client's keys: shows this computer's code, then opens the file that was made for it. */
import { Button, ButtonGroup, Content, Dialog, DialogContainer, Heading } from '@react-spectrum/s2';
import { useRef, useState } from 'react';
import type { HandOffSource, HandOffTarget, Received } from '../../shared/contract/hand-off.ts';
import { environments } from '../../shared/model/environment.ts';
import { LateTexts } from '../components/LateTexts.tsx';
import { bodyText, stack, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useTask } from '../components/useTask.ts';
import { Waiting } from '../components/Waiting.tsx';
import { client, orpc, queryClient } from '../state/client.ts';
import { Notice } from '../steps/parts/Notice.tsx';
import { CheckResult } from '../steps/paste-keys/CheckResult.tsx';
import { HandOffFile } from './HandOffFile.tsx';
import { NameTaken } from './NameTaken.tsx';
import { RecipientCode } from './RecipientCode.tsx';

interface ReceiveKeysProps {
  readonly onClose: () => void;
}

const Kept = ({ keySet }: Extract<Received, { outcome: 'kept' }>) => {
  const text = useText();
  return (
    <div className={stackTight}>
      <Notice variant="positive" title={text('hand-off.receive.kept.title', { name: keySet.label })}>
        <p className={bodyText}>{text('hand-off.receive.kept.text')}</p>
      </Notice>
      {environments.map((environment) => {
        const { check } = keySet[environment];
        return check && <CheckResult key={environment} check={check} />;
      })}
    </div>
  );
};

const asInFile: HandOffTarget = { kind: 'new', label: null };

const ReceiveKeysForm = ({ onClose }: ReceiveKeysProps) => {
  const text = useText();
  const task = useTask();
  const [received, setReceived] = useState<Received | null>(null);
  const source = useRef<HandOffSource | null>(null);

  const read = async (target: HandOffTarget): Promise<void> => {
    if (source.current === null) return;
    setReceived(await client.handOff.read({ source: source.current, target }));
    await queryClient.invalidateQueries({ queryKey: orpc.credentials.key() });
    await queryClient.invalidateQueries({ queryKey: orpc.stores.key() });
  };
  const open = (find: () => Promise<HandOffSource | null>) =>
    void task.run(async () => {
      const found = await find();
      if (found === null) return;
      source.current = found;
      setReceived(null);
      await read(asInFile);
    });

  return (
    <Dialog size="XL">
      <Heading slot="title">{text('hand-off.receive')}</Heading>
      <Content>
        <div className={stack}>
          <p className={bodyText}>{text('hand-off.receive.lead')}</p>
          <RecipientCode />
          <HandOffFile isDisabled={task.isPending} onSource={open} />
          <div aria-live="polite">
            {task.isPending && <Waiting label={text('hand-off.receive.file.reading')} />}
            {task.problem && <ProblemNotice problem={task.problem} />}
            {received?.outcome === 'kept' && <Kept {...received} />}
            {received?.outcome === 'known' && (
              <Notice variant="informative" title={text('hand-off.receive.known.title')}>
                {text('hand-off.receive.known.text', { name: received.keySet.label })}
              </Notice>
            )}
            {received?.outcome === 'name-taken' && (
              <NameTaken
                key={received.label}
                taken={received}
                isPending={task.isPending}
                onChoose={(target) => void task.run(() => read(target))}
              />
            )}
          </div>
        </div>
      </Content>
      <ButtonGroup>
        <Button variant={received?.outcome === 'kept' ? 'accent' : 'secondary'} onPress={onClose}>
          {text('common.close')}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
};

export default function ReceiveKeysDialog(props: ReceiveKeysProps) {
  return (
    <LateTexts area="hand-off">
      <DialogContainer onDismiss={props.onClose}>
        <ReceiveKeysForm {...props} />
      </DialogContainer>
    </LateTexts>
  );
}
