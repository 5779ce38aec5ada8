/** The new pairs: entered into a key set of their own, so that the client's keys stay until the new ones are accepted. */
import { useState } from 'react';
import { useText } from '../components/Message.tsx';
import { StepPage } from '../components/StepPage.tsx';
import { openLink } from '../state/links.ts';
import { EntryNotice } from '../steps/paste-keys/EntryNotice.tsx';
import { useKeyEntry } from '../steps/paste-keys/useKeyEntry.ts';
import { DiscardDialog } from './DiscardDialog.tsx';
import { KeysForm } from './KeysForm.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { enteredIn, isReady, missingIn } from './stage.ts';
import type { ClientKeys } from './types.ts';
import { useKeyHolder } from './useKeyHolder.ts';
import { usePairCheck } from './usePairCheck.ts';

interface EnterNewKeysProps extends ClientKeys {
  readonly onReady: () => void;
  /** The new pairs are gone, or there never were any. */
  readonly onLeave: () => void;
}

export const EnterNewKeys = ({ keySet, fresh, rotation, onReady, onLeave }: EnterNewKeysProps) => {
  const text = useText();
  const label = text('rotation.fresh-label', { name: keySet.label });
  const holder = useKeyHolder(fresh, { keySet, label });
  const entry = useKeyEntry(holder);
  const storeId = rotation.stores[0]?.storeId ?? null;
  const check = usePairCheck({ holder, entry, storeId, missingIn });
  const [isDiscarding, setDiscarding] = useState(false);
  const hasValues = enteredIn(fresh).length > 0;
  const { isPending } = check.task;
  return (
    <StepPage
      title={text('rotation.enter.title', { name: keySet.label })}
      instruction={text('rotation.enter.instruction')}
      reason={text('rotation.enter.reason')}
      help={<KeysHelp />}
      onBack={hasValues || fresh !== null ? null : onLeave}
      primary={
        isReady(fresh)
          ? { label: text('common.continue'), onPress: onReady, isDisabled: isPending }
          : { label: text('step.paste-keys.check'), onPress: check.run, isPending }
      }
      secondary={
        fresh === null
          ? undefined
          : { label: text('rotation.discard'), onPress: () => setDiscarding(true), isDisabled: isPending }
      }
      notice={
        <EntryNotice
          keySet={fresh}
          entry={entry}
          check={check}
          onPortal={() => void openLink(keySet.practice ? 'practice-portal' : 'account-dashboard', storeId)}
        />
      }
    >
      <KeysForm holder={holder} entry={entry} check={check} canLeaveOut />
      {isDiscarding && fresh !== null && (
        <DiscardDialog fresh={fresh} onDone={onLeave} onClose={() => setDiscarding(false)} />
      )}
    </StepPage>
  );
};
