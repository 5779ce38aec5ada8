/** The fields of way *local*: the folder of the store on this computer, and which PHP. */
import {
  ActionButton,
  Disclosure,
  DisclosurePanel,
  DisclosureTitle,
  Text,
  TextField,
} from '@react-spectrum/s2';
import FolderOpen from '@react-spectrum/s2/icons/FolderOpen';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useAppInfo } from '../../app/settings.ts';
import { useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useTask } from '../../components/useTask.ts';
import { client } from '../../state/client.ts';
import type { StoreFormProps } from './StoreForm.tsx';

/** Label above and description below are of one height, so the middle is the field itself. */
const folderRow = style({ display: 'flex', alignItems: 'center', gap: 8 });
const wide = style({ width: 'full', maxWidth: 560 });
const whole = style({ flexShrink: 0 });

const FolderField = ({ draft, onChange, isDisabled }: StoreFormProps) => {
  const text = useText();
  const task = useTask();
  const hasDialog = useAppInfo()?.host === 'electron';
  const choose = () =>
    void task.run(async () => {
      const chosen = await client.stores.chooseFolder();
      if (chosen === null) return;
      onChange((now) => ({ ...now, local: { ...now.local, root: chosen.path } }));
    });
  return (
    <>
      <div className={folderRow}>
        <TextField
          label={text('step.store.folder')}
          description={text('step.store.folder.description')}
          name="root"
          value={draft.local.root}
          onChange={(root) => onChange({ ...draft, local: { ...draft.local, root } })}
          isDisabled={isDisabled}
          isRequired
          spellCheck="false"
          maxLength={4096}
          styles={wide}
        />
        {hasDialog && (
          <ActionButton onPress={choose} isDisabled={isDisabled || task.isPending} styles={whole}>
            <FolderOpen />
            <Text>{text('step.store.choose-folder')}</Text>
          </ActionButton>
        )}
      </div>
      {task.problem && <ProblemNotice problem={task.problem} onAction={choose} />}
    </>
  );
};

export default function LocalFields(props: StoreFormProps) {
  const { draft, onChange, isDisabled, showsPhp } = props;
  const text = useText();
  return (
    <>
      <FolderField {...props} />
      <Disclosure key={showsPhp ? 'php' : 'plain'} isQuiet defaultExpanded={showsPhp}>
        <DisclosureTitle level={2}>{text('step.store.more')}</DisclosureTitle>
        <DisclosurePanel>
          <TextField
            label={text('step.store.php')}
            description={text('step.store.php.description')}
            name="php"
            value={draft.local.php}
            onChange={(php) => onChange({ ...draft, local: { ...draft.local, php } })}
            isDisabled={isDisabled}
            spellCheck="false"
            maxLength={4096}
            styles={wide}
          />
        </DisclosurePanel>
      </Disclosure>
    </>
  );
}
