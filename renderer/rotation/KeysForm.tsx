/** The form for key pairs that belong to no store: the same fields, repairs and refusals as in the wizard's step. */
import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type Environment, environments, keyFields } from '../../shared/model/environment.ts';
import { stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { client } from '../state/client.ts';
import { DropArea } from '../steps/paste-keys/DropArea.tsx';
import { EnvironmentCard } from '../steps/paste-keys/EnvironmentCard.tsx';
import type { KeyEntry } from '../steps/paste-keys/key-entry.ts';
import type { ClientKeyHolder } from './useKeyHolder.ts';
import type { PairCheck } from './usePairCheck.ts';

interface KeysFormProps {
  readonly holder: ClientKeyHolder;
  readonly entry: KeyEntry;
  readonly check: PairCheck;
  /** May an environment be left out? Then what was entered for it can be taken out again. */
  readonly canLeaveOut: boolean;
}

const sideBySide = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
  gap: 16,
  alignItems: 'start',
});

export const KeysForm = ({ holder, entry, check, canLeaveOut }: KeysFormProps) => {
  const text = useText();
  const { keySet } = holder;
  const takeOut = (environment: Environment) =>
    void check.task.run(async () => {
      const keySetId = keySet?.id;
      if (keySetId === undefined) return;
      for (const field of keyFields) {
        holder.remember(await client.credentials.clear({ keySetId, slot: { environment, field } }));
      }
    });
  return (
    <>
      <DropArea entry={entry} />
      <div className={sideBySide}>
        {environments.map((environment) => (
          <div key={environment} className={stackTight}>
            <EnvironmentCard
              environment={environment}
              keySet={keySet}
              entry={entry}
              unconfirmed={text('rotation.not-confirmed')}
            />
            {canLeaveOut && keyFields.some((field) => keySet?.[environment][field]) && (
              <div>
                <ActionButton isDisabled={check.task.isPending} onPress={() => takeOut(environment)}>
                  {text('rotation.enter.take-out', { environment: text(`common.${environment}`) })}
                </ActionButton>
              </div>
            )}
          </div>
        ))}
      </div>
    </>
  );
};
