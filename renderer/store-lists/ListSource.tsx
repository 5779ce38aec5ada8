/** Where a list comes from: a file, or text that is pasted. */
import { ActionButton, Button, FileTrigger, Text, TextArea } from '@react-spectrum/s2';
import Paste from '@react-spectrum/s2/icons/Paste';
import Upload from '@react-spectrum/s2/icons/Upload';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { longestList } from '../../shared/store-lists/listed.ts';
import { row, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { Notice } from '../steps/parts/Notice.tsx';
import { type ListProblem, readList } from './read-list.ts';

interface ListSourceProps {
  readonly isDisabled: boolean;
  readonly onText: (text: string) => void;
}

const wide = style({ width: 'full' });
const isProblem = (read: string): read is ListProblem =>
  read === 'lists.file-unreadable' || read === 'lists.file-too-large';

export const ListSource = ({ isDisabled, onText }: ListSourceProps) => {
  const text = useText();
  const { locale } = useIntl();
  const [isPasting, setPasting] = useState(false);
  const [pasted, setPasted] = useState('');
  const [problem, setProblem] = useState<ListProblem | null>(null);
  const takeFile = async (files: FileList | null) => {
    const [file] = files ?? [];
    if (file === undefined) return;
    setProblem(null);
    const read = await readList(file, locale);
    if (isProblem(read)) setProblem(read);
    else onText(read);
  };
  return (
    <div className={stackTight}>
      <div className={row}>
        <FileTrigger
          acceptedFileTypes={['.csv', '.json', '.txt', 'text/csv', 'application/json']}
          onSelect={(files) => void takeFile(files)}
        >
          <Button variant="secondary" isDisabled={isDisabled}>
            <Upload />
            <Text>{text('lists.import.choose')}</Text>
          </Button>
        </FileTrigger>
        <ActionButton
          aria-expanded={isPasting}
          isDisabled={isDisabled}
          onPress={() => setPasting(!isPasting)}
        >
          <Paste />
          <Text>{text('lists.import.paste')}</Text>
        </ActionButton>
      </div>
      {isPasting && (
        <>
          <TextArea
            label={text('lists.import.text')}
            value={pasted}
            onChange={setPasted}
            maxLength={longestList}
            isDisabled={isDisabled}
            spellCheck="false"
            styles={wide}
          />
          <div>
            <Button
              variant="primary"
              isDisabled={isDisabled || pasted.trim() === ''}
              onPress={() => onText(pasted)}
            >
              {text('lists.import.look')}
            </Button>
          </div>
        </>
      )}
      <div aria-live="polite">
        {problem !== null && (
          <Notice variant="negative" title={text('lists.import.title')}>
            {text(problem)}
          </Notice>
        )}
      </div>
    </div>
  );
};
