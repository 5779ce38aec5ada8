/** One place for everything: drop the files of both environments, choose them, or paste all that was copied. */
import { Button, DropZone, FileTrigger, Text } from '@react-spectrum/s2';
import Paste from '@react-spectrum/s2/icons/Paste';
import UploadToCloud from '@react-spectrum/s2/icons/Upload';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ComponentRef, useRef, useState } from 'react';
import { TextContext } from 'react-aria-components';
import { useAppInfo } from '../../app/settings.ts';
import { quietText, stack } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { BlockField } from './BlockField.tsx';
import type { KeyEntry } from './key-entry.ts';
import { dropReader, readFiles } from './read-files.ts';

const zone = style({ width: 'full' });
const inside = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 16,
  flexWrap: 'wrap',
  width: 'full',
  boxSizing: 'border-box',
});
const words = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
  flexGrow: 1,
  flexBasis: 0,
  minWidth: 240,
});
const lead = style({ font: 'ui', fontWeight: 'bold' });
const buttons = style({ display: 'flex', gap: 8, flexWrap: 'wrap' });

export const DropArea = ({ entry }: { readonly entry: KeyEntry }) => {
  const text = useText();
  const [isPasting, setPasting] = useState(false);
  const pasteButton = useRef<ComponentRef<typeof Button>>(null);
  const isElectron = useAppInfo()?.host === 'electron';
  const isDisabled = entry.task.isPending;

  /** The field goes with its button; the keyboard goes back to where it came from. */
  const closeBlock = () => {
    setPasting(false);
    pasteButton.current?.focus();
  };
  const takeFiles = (files: readonly File[]) => {
    if (files.length > 0) entry.enter(() => readFiles(files));
  };
  const chooseButton = (
    <Button
      variant="secondary"
      isDisabled={isDisabled}
      {...(isElectron ? { onPress: () => entry.enterFromDialog(null) } : {})}
    >
      <UploadToCloud />
      <Text>{text('step.paste-keys.choose-files')}</Text>
    </Button>
  );
  return (
    <div className={stack}>
      <DropZone
        styles={zone}
        aria-label={text('step.paste-keys.drop')}
        onDrop={({ items }) => entry.enter(dropReader(items))}
      >
        <div className={inside}>
          <div className={words}>
            <span className={lead}>{text('step.paste-keys.drop')}</span>
            <span className={quietText}>{text('step.paste-keys.drop.hint')}</span>
          </div>
          {/* The texts of the buttons are no label of the drop area. */}
          <TextContext.Provider value={null}>
            <div className={buttons}>
              {isElectron ? (
                chooseButton
              ) : (
                <FileTrigger allowsMultiple onSelect={(files) => takeFiles([...(files ?? [])])}>
                  {chooseButton}
                </FileTrigger>
              )}
              <Button
                ref={pasteButton}
                variant="secondary"
                aria-expanded={isPasting}
                onPress={() => setPasting(!isPasting)}
              >
                <Paste />
                <Text>{text('step.paste-keys.paste-all')}</Text>
              </Button>
            </div>
          </TextContext.Provider>
        </div>
      </DropZone>
      {isPasting && <BlockField entry={entry} onDone={closeBlock} />}
    </div>
  );
};
