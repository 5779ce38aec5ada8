/** The file that was sent: chosen, or its text pasted. Only ciphertext passes through the page. */
import { ActionButton, Button, FileTrigger, Text, TextArea } from '@react-spectrum/s2';
import Paste from '@react-spectrum/s2/icons/Paste';
import Upload from '@react-spectrum/s2/icons/Upload';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { HandOffSource } from '../../shared/contract/hand-off.ts';
import { longestHandOff } from '../../shared/hand-off.ts';
import { ProblemError } from '../../shared/problems.ts';
import { useAppInfo } from '../app/settings.ts';
import { row, sectionTitle, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { client } from '../state/client.ts';

interface HandOffFileProps {
  readonly isDisabled: boolean;
  /** `find` answers null where the user cancelled. */
  readonly onSource: (find: () => Promise<HandOffSource | null>) => void;
}

const wide = style({ width: 'full' });

const contentOf = (bytes: Uint8Array): HandOffSource => {
  if (bytes.length > longestHandOff) throw new ProblemError('hand-off.too-large');
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { kind: 'content', base64: btoa(binary) };
};

const sourceOf = async (file: File): Promise<HandOffSource> => {
  if (file.size > longestHandOff) throw new ProblemError('hand-off.too-large');
  try {
    return contentOf(new Uint8Array(await file.arrayBuffer()));
  } catch {
    throw new ProblemError('hand-off.file-unreadable', { name: file.name });
  }
};

const chooseInMain = async (): Promise<HandOffSource | null> => {
  const chosen = await client.handOff.chooseFile();
  return chosen === null ? null : { kind: 'path', path: chosen.path };
};

export const HandOffFile = ({ isDisabled, onSource }: HandOffFileProps) => {
  const text = useText();
  const hasDialog = useAppInfo()?.host === 'electron';
  const [isPasting, setPasting] = useState(false);
  const [pasted, setPasted] = useState('');
  const choose = (
    <Button
      variant="secondary"
      isDisabled={isDisabled}
      {...(hasDialog ? { onPress: () => onSource(chooseInMain) } : {})}
    >
      <Upload />
      <Text>{text('hand-off.receive.file.choose')}</Text>
    </Button>
  );
  const takeFile = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file !== undefined) onSource(() => sourceOf(file));
  };
  return (
    <section className={stackTight}>
      <h3 className={sectionTitle}>{text('hand-off.receive.file.title')}</h3>
      <div className={row}>
        {hasDialog ? choose : <FileTrigger onSelect={takeFile}>{choose}</FileTrigger>}
        <ActionButton
          aria-expanded={isPasting}
          isDisabled={isDisabled}
          onPress={() => setPasting(!isPasting)}
        >
          <Paste />
          <Text>{text('hand-off.receive.file.paste')}</Text>
        </ActionButton>
      </div>
      {isPasting && (
        <>
          <TextArea
            label={text('hand-off.receive.file.text')}
            description={text('hand-off.receive.file.text.description')}
            value={pasted}
            onChange={setPasted}
            isDisabled={isDisabled}
            spellCheck="false"
            styles={wide}
          />
          <div>
            <Button
              variant="primary"
              isDisabled={isDisabled || pasted.trim() === ''}
              onPress={() => onSource(async () => contentOf(new TextEncoder().encode(pasted)))}
            >
              {text('hand-off.receive.file.open')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
};
