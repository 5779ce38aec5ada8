/** The first keys of a client that has none yet: all four values, into its own key set. */
import { environments } from '../../shared/model/environment.ts';
import { type KeySet, validCheck } from '../../shared/model/key-set.ts';
import { useText } from '../components/Message.tsx';
import { StepPage } from '../components/StepPage.tsx';
import { openLink } from '../state/links.ts';
import { useWizard } from '../state/wizard.ts';
import { EntryNotice } from '../steps/paste-keys/EntryNotice.tsx';
import { allSlots, isKept } from '../steps/paste-keys/slots.ts';
import { useKeyEntry } from '../steps/paste-keys/useKeyEntry.ts';
import { KeysForm } from './KeysForm.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import type { ClientKeys } from './types.ts';
import { useKeyHolder } from './useKeyHolder.ts';
import { usePairCheck } from './usePairCheck.ts';

const missingIn = (keySet: KeySet | null) => allSlots.filter((slot) => !isKept(keySet, slot));

export const FirstKeys = ({ keySet }: ClientKeys) => {
  const text = useText();
  const openClients = useWizard((state) => state.openClients);
  const holder = useKeyHolder(keySet, null);
  const entry = useKeyEntry(holder);
  const check = usePairCheck({ holder, entry, storeId: null, missingIn });
  const isAccepted = environments.every((each) => validCheck(keySet[each])?.verdict === 'accepted');
  const checkAction = {
    label: text('step.paste-keys.check'),
    onPress: check.run,
    isPending: check.task.isPending,
  };
  const leave = { label: text('rotation.back-to-clients'), onPress: openClients };
  return (
    <StepPage
      title={text('rotation.first.title', { name: keySet.label })}
      instruction={text('rotation.first.instruction')}
      reason={text('rotation.first.reason')}
      help={<KeysHelp />}
      primary={isAccepted ? leave : checkAction}
      secondary={isAccepted ? checkAction : leave}
      notice={
        <EntryNotice
          keySet={keySet}
          entry={entry}
          check={check}
          onPortal={() => void openLink(keySet.practice ? 'practice-portal' : 'account-dashboard', null)}
        />
      }
    >
      <KeysForm holder={holder} entry={entry} check={check} canLeaveOut={false} />
    </StepPage>
  );
};
