/** The fields of step *store*. */
import {
  ActionButton,
  Disclosure,
  DisclosurePanel,
  DisclosureTitle,
  Radio,
  RadioGroup,
  Text,
  TextField,
} from '@react-spectrum/s2';
import FolderOpen from '@react-spectrum/s2/icons/FolderOpen';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { purposes } from '../../../shared/model/store.ts';
import { oneOf } from '../../../shared/one-of.ts';
import { useAppInfo } from '../../app/settings.ts';
import { stackWide } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useTask } from '../../components/useTask.ts';
import { client } from '../../state/client.ts';
import { AdminFields } from './AdminFields.tsx';
import { DockerFields } from './DockerFields.tsx';
import { type StoreDraft, ways } from './draft.ts';
import { GuidedFields } from './GuidedFields.tsx';
import { SshFields } from './SshFields.tsx';

export interface StoreFormProps {
  readonly draft: StoreDraft;
  readonly onChange: (draft: StoreDraft) => void;
  readonly isDisabled: boolean;
  /** The way to PHP is in question: show its field. */
  readonly showsPhp: boolean;
}

/** Label above and description below are of one height, so the middle is the field itself. */
const folderRow = style({ display: 'flex', alignItems: 'center', gap: 8 });
const wide = style({ width: 'full', maxWidth: 560 });
const whole = style({ flexShrink: 0 });

const LocalFields = (props: StoreFormProps) => {
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
};

const purposeOf = oneOf(purposes);

/** The fields of each way. */
const fieldsOf = {
  admin: AdminFields,
  docker: DockerFields,
  ssh: SshFields,
  local: LocalFields,
  guided: GuidedFields,
};

const FolderField = ({ draft, onChange, isDisabled }: StoreFormProps) => {
  const text = useText();
  const task = useTask();
  const hasDialog = useAppInfo()?.host === 'electron';
  const choose = () =>
    void task.run(async () => {
      const chosen = await client.stores.chooseFolder();
      if (chosen !== null) onChange({ ...draft, local: { ...draft.local, root: chosen.path } });
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

export const StoreForm = (props: StoreFormProps) => {
  const { draft, onChange, isDisabled } = props;
  const text = useText();
  const Fields = fieldsOf[draft.way];
  return (
    <div className={stackWide}>
      <TextField
        label={text('step.store.name')}
        description={text('step.store.name.description')}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        isDisabled={isDisabled}
        isRequired
        maxLength={120}
        styles={wide}
      />
      <RadioGroup
        label={text('step.store.purpose')}
        description={text('step.store.purpose.description')}
        value={draft.purpose}
        onChange={(value) => onChange({ ...draft, purpose: purposeOf(value) ?? draft.purpose })}
        isDisabled={isDisabled}
      >
        {purposes.map((purpose) => (
          <Radio key={purpose} value={purpose}>
            {text(`step.store.purpose.${purpose}`)}
          </Radio>
        ))}
      </RadioGroup>
      <RadioGroup
        label={text('step.store.way')}
        description={text('step.store.way.description')}
        value={draft.way}
        onChange={(chosen) => onChange({ ...draft, way: ways.find((way) => way === chosen) ?? draft.way })}
        isDisabled={isDisabled}
      >
        {ways.map((way) => (
          <Radio key={way} value={way}>
            {text(`step.store.way.${way}`)}
          </Radio>
        ))}
      </RadioGroup>
      <Fields {...props} />
    </div>
  );
};
