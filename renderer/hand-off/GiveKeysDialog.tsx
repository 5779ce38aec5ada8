/** Gives a client's keys to somebody else, as a file that only their computer opens. */
import { Button, ButtonGroup, Content, Dialog, DialogContainer, Heading, TextArea } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { isSecretCode } from '../../shared/hand-off.ts';
import type { KeySet } from '../../shared/model/key-set.ts';
import { ProblemError } from '../../shared/problems.ts';
import { LateTexts } from '../components/LateTexts.tsx';
import { bodyText, quietText, stack, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { saveDelivered } from '../components/save-file.ts';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { Notice } from '../steps/parts/Notice.tsx';

interface GiveKeysProps {
  readonly keySet: Pick<KeySet, 'id' | 'label'>;
  readonly onClose: () => void;
}

const wide = style({ width: 'full' });
const pathText = style({ font: 'body-sm', margin: 0, overflowWrap: 'anywhere' });

const GiveKeysForm = ({ keySet, onClose }: GiveKeysProps) => {
  const text = useText();
  const task = useTask();
  const [recipient, setRecipient] = useState('');
  const [saved, setSaved] = useState<string | null>(null);

  const give = () =>
    void task.run(async () => {
      // The secret half of a code goes nowhere, not even to the backend.
      if (isSecretCode(recipient)) {
        setRecipient('');
        throw new ProblemError('hand-off.code-is-secret');
      }
      setSaved(saveDelivered(await client.handOff.write({ keySetId: keySet.id, recipient })));
    });

  return (
    <Dialog size="L">
      <Heading slot="title">{text('hand-off.give.title', { name: keySet.label })}</Heading>
      <Content>
        <div className={stack}>
          <p className={bodyText}>{text('hand-off.give.lead')}</p>
          <TextArea
            label={text('hand-off.give.code')}
            description={text('hand-off.give.code.description')}
            value={recipient}
            onChange={(value) => {
              setRecipient(value);
              setSaved(null);
            }}
            isDisabled={task.isPending}
            spellCheck="false"
            autoComplete="off"
            maxLength={4096}
            autoFocus
            styles={wide}
          />
          <p className={quietText}>{text('hand-off.give.sure')}</p>
          <div aria-live="polite">
            {task.problem && <ProblemNotice problem={task.problem} />}
            {saved !== null && (
              <Notice variant="positive" title={text('hand-off.give.saved.title')}>
                <div className={stackTight}>
                  <p className={bodyText}>{text('hand-off.give.saved.text')}</p>
                  <p className={pathText}>{text('hand-off.give.saved.path', { path: saved })}</p>
                </div>
              </Notice>
            )}
          </div>
        </div>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={onClose}>
          {text(saved === null ? 'common.cancel' : 'common.close')}
        </Button>
        <Button
          variant="accent"
          isPending={task.isPending}
          isDisabled={recipient.trim() === '' || saved !== null}
          onPress={give}
        >
          {text('hand-off.give.save')}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
};

export default function GiveKeysDialog(props: GiveKeysProps) {
  return (
    <LateTexts area="hand-off">
      <DialogContainer onDismiss={props.onClose}>
        <GiveKeysForm {...props} />
      </DialogContainer>
    </LateTexts>
  );
}
