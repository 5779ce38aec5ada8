/** Step *paste keys*: the four values, each kept in the keychain as soon as it is good; then the gateways' word. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { environments } from '../../../shared/model/environment.ts';
import { Message, useText } from '../../components/Message.tsx';
import { StepPage } from '../../components/StepPage.tsx';
import { GiveKeysButton } from '../../hand-off/GiveKeysButton.tsx';
import { rememberKeySet } from '../../state/facts.ts';
import { openLink } from '../../state/links.ts';
import { useStep } from '../../state/step.tsx';
import { isPracticeKeys } from '../get-keys/key-sets.ts';
import type { StepProps } from '../index.ts';
import { DropArea } from './DropArea.tsx';
import { EntryNotice } from './EntryNotice.tsx';
import { EnvironmentCard } from './EnvironmentCard.tsx';
import { ensureKeySet } from './ensure-key-set.ts';
import { PasteKeysHelp } from './PasteKeysHelp.tsx';
import { useKeyCheck } from './useKeyCheck.ts';
import { useKeyEntry } from './useKeyEntry.ts';

const sideBySide = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
  gap: 16,
  alignItems: 'start',
});

export default function PasteKeysStep({ facts }: StepProps) {
  const text = useText();
  const { stay } = useStep();
  const entry = useKeyEntry({
    keySet: facts.keySet,
    ensure: () => ensureKeySet(facts),
    remember: (keySet) => rememberKeySet(facts.store.id, keySet),
    stay,
  });
  const check = useKeyCheck(facts, entry);
  return (
    <StepPage
      title={text('step.paste-keys.title')}
      instruction={<Message id="step.paste-keys.instruction" />}
      reason={<Message id="step.paste-keys.reason" />}
      help={<PasteKeysHelp />}
      primary={check.primary}
      secondary={check.secondary}
      notice={
        <EntryNotice
          keySet={facts.keySet}
          entry={entry}
          check={check}
          onPortal={() =>
            void openLink(isPracticeKeys(facts) ? 'practice-portal' : 'account-dashboard', facts.store.id)
          }
        />
      }
    >
      <DropArea entry={entry} />
      <div className={sideBySide}>
        {environments.map((environment) => (
          <EnvironmentCard key={environment} environment={environment} keySet={facts.keySet} entry={entry} />
        ))}
      </div>
      <GiveKeysButton keySet={facts.keySet} />
    </StepPage>
  );
}
