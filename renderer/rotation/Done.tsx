/** Nothing is left: every connected store has the client's keys. */
import { useText } from '../components/Message.tsx';
import { StepPage } from '../components/StepPage.tsx';
import { useWizard } from '../state/wizard.ts';
import { KeysHelp } from './KeysHelp.tsx';
import { Points } from './Points.tsx';
import { connectedOf } from './stage.ts';
import type { ClientKeys } from './types.ts';

interface DoneProps extends ClientKeys {
  /** The new pair is everywhere, or the one of before is again. */
  readonly ending: 'done' | 'returned';
}

export const Done = ({ keySet, rotation, ending }: DoneProps) => {
  const text = useText();
  const openClients = useWizard((state) => state.openClients);
  return (
    <StepPage
      title={text(`rotation.${ending}.title`, { name: keySet.label })}
      instruction={text('rotation.done.instruction', { count: connectedOf(rotation).length })}
      reason={text('rotation.done.reason')}
      help={<KeysHelp />}
      onBack={null}
      primary={{ label: text('rotation.back-to-clients'), onPress: openClients }}
    >
      <Points
        title={text('step.next-steps.todo')}
        points={[text(`rotation.${ending}.files`), text('rotation.done.look')]}
      />
    </StepPage>
  );
};
