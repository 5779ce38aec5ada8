/** What else can be done with a client. */
import { ActionMenu, MenuItem, Text } from '@react-spectrum/s2';
import Checkmark from '@react-spectrum/s2/icons/CheckmarkCircle';
import Delete from '@react-spectrum/s2/icons/Delete';
import Rename from '@react-spectrum/s2/icons/Rename';
import Send from '@react-spectrum/s2/icons/Send';
import { useRef } from 'react';
import { useText } from '../components/Message.tsx';
import { canGive } from '../hand-off/GiveKeysButton.tsx';
import type { ClientRow } from './view.ts';

const actions = ['check', 'give', 'rename', 'remove'] as const;
export type ClientAction = (typeof actions)[number];

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
  return (
    <ActionMenu
      isQuiet
      isDisabled={isChecking}
      aria-label={text('home.store.more', { name: keySet.label })}
      onOpenChange={(isOpen) => {
        if (isOpen) opened.current = row;
      }}
      onAction={(key) => {
        const action = actions.find((each) => each === key);
        if (action !== undefined) onAction(action, opened.current);
      }}
    >
      {canCheck && (
        <MenuItem id="check" textValue={text('clients.check')}>
          <Checkmark />
          <Text slot="label">{text('clients.check')}</Text>
        </MenuItem>
      )}
      {canGive(keySet) && (
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
