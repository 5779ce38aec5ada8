/** What else can be done with a client. */
import { ActionMenu, MenuItem, Text } from '@react-spectrum/s2';
import Checkmark from '@react-spectrum/s2/icons/CheckmarkCircle';
import Delete from '@react-spectrum/s2/icons/Delete';
import Rename from '@react-spectrum/s2/icons/Rename';
import Send from '@react-spectrum/s2/icons/Send';
import { useText } from '../components/Message.tsx';

const actions = ['check', 'give', 'rename', 'remove'] as const;
export type ClientAction = (typeof actions)[number];

interface ClientMenuProps {
  readonly name: string;
  readonly isChecking: boolean;
  readonly canCheck: boolean;
  readonly canGive: boolean;
  readonly onAction: (action: ClientAction) => void;
}

export const ClientMenu = ({ name, isChecking, canCheck, canGive, onAction }: ClientMenuProps) => {
  const text = useText();
  return (
    <ActionMenu
      isQuiet
      isDisabled={isChecking}
      aria-label={text('home.store.more', { name })}
      onAction={(key) => {
        const action = actions.find((each) => each === key);
        if (action !== undefined) onAction(action);
      }}
    >
      {canCheck && (
        <MenuItem id="check" textValue={text('clients.check')}>
          <Checkmark />
          <Text slot="label">{text('clients.check')}</Text>
        </MenuItem>
      )}
      {canGive && (
        <MenuItem id="give" textValue={text('hand-off.give')}>
          <Send />
          <Text slot="label">{text('hand-off.give')}</Text>
        </MenuItem>
      )}
      <MenuItem id="rename" textValue={text('common.rename')}>
        <Rename />
        <Text slot="label">{text('common.rename')}</Text>
      </MenuItem>
      <MenuItem id="remove" textValue={text('clients.remove')}>
        <Delete />
        <Text slot="label">{text('clients.remove')}</Text>
      </MenuItem>
    </ActionMenu>
  );
};
