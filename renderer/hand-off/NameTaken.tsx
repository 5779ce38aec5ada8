/** The file names a client that is there with other keys: another client, or new keys of the same one? */
import { Button, Radio, RadioGroup, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { HandOffTarget, Received } from '../../shared/contract/hand-off.ts';
import { bodyText, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { Notice } from '../steps/parts/Notice.tsx';

interface NameTakenProps {
  readonly taken: Extract<Received, { outcome: 'name-taken' }>;
  readonly isPending: boolean;
  readonly onChoose: (target: HandOffTarget) => void;
}

const wide = style({ width: 'full', maxWidth: 400 });

export const NameTaken = ({ taken, isPending, onChoose }: NameTakenProps) => {
  const text = useText();
  const [isSame, setSame] = useState(false);
  const [name, setName] = useState(`${taken.label} (2)`.slice(0, 120));
  const go = () =>
    onChoose(isSame ? { kind: 'replace', keySetId: taken.keySet.id } : { kind: 'new', label: name.trim() });
  return (
    <Notice variant="notice" title={text('hand-off.receive.taken.title', { name: taken.keySet.label })}>
      <div className={stackTight}>
        <RadioGroup
          label={text('hand-off.receive.taken.question')}
          value={isSame ? 'replace' : 'new'}
          onChange={(value) => setSame(value === 'replace')}
        >
          <Radio value="new">{text('hand-off.receive.taken.new')}</Radio>
          <Radio value="replace">{text('hand-off.receive.taken.replace')}</Radio>
        </RadioGroup>
        {isSame ? (
          <p className={bodyText}>{text('hand-off.receive.taken.warning')}</p>
        ) : (
          <TextField
            label={text('hand-off.receive.taken.name')}
            value={name}
            onChange={setName}
            maxLength={120}
            styles={wide}
          />
        )}
        <div>
          <Button
            variant={isSame ? 'negative' : 'accent'}
            isPending={isPending}
            isDisabled={!isSame && name.trim() === ''}
            onPress={go}
          >
            {text('hand-off.receive.taken.go')}
          </Button>
        </div>
      </div>
    </Notice>
  );
};
