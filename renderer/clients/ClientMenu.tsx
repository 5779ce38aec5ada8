/** What else can be done with a client. */
import Checkmark from '@react-spectrum/s2/icons/CheckmarkCircle';
import Delete from '@react-spectrum/s2/icons/Delete';
import Rename from '@react-spectrum/s2/icons/Rename';
import Send from '@react-spectrum/s2/icons/Send';
import { useRef } from 'react';
import { type CardAction, CardMenu } from '../components/CardMenu.tsx';
import { useText } from '../components/Message.tsx';
import { canGive } from '../hand-off/GiveKeysButton.tsx';
import type { ClientRow } from './view.ts';

export type ClientAction = 'check' | 'give' | 'rename' | 'remove';

interface ClientMenuProps {
  readonly row: ClientRow;
  readonly isChecking: boolean;
  readonly canCheck: boolean;
  readonly onAction: (action: ClientAction, row: ClientRow) => void;
}

export const ClientMenu = ({ row, isChecking, canCheck, onAction }: ClientMenuProps) => {
  const text = useText();
  /** Another client may come to this place while the menu is open; what is chosen is for the one whose menu it was. */
  const opened = useRef(row);
  const { keySet } = row;
  const actions: CardAction<ClientAction>[] = [];
  if (canCheck) actions.push({ id: 'check', icon: <Checkmark />, label: text('clients.check') });
  if (canGive(keySet)) actions.push({ id: 'give', icon: <Send />, label: text('hand-off.give') });
  actions.push({ id: 'rename', icon: <Rename />, label: text('common.rename') });
  actions.push({ id: 'remove', icon: <Delete />, label: text('clients.remove') });
  return (
    <CardMenu
      name={keySet.label}
      actions={actions}
      isDisabled={isChecking}
      onOpen={() => {
        opened.current = row;
      }}
      onAction={(action) => onAction(action, opened.current)}
    />
  );
};
