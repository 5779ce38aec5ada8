/** What else can be done with the thing of a card, behind its three dots. */
import { ActionMenu, MenuItem, Text } from '@react-spectrum/s2';
import type { ReactNode } from 'react';
import { useText } from './Message.tsx';

export interface CardAction<Id extends string> {
  readonly id: Id;
  readonly icon: ReactNode;
  readonly label: string;
}

interface CardMenuProps<Id extends string> {
  /** Of the thing, for those who do not see the card around the dots. */
  readonly name: string;
  readonly actions: readonly CardAction<Id>[];
  readonly isDisabled?: boolean;
  readonly onOpen?: () => void;
  readonly onAction: (id: Id) => void;
}

export const CardMenu = <Id extends string>({
  name,
  actions,
  isDisabled = false,
  onOpen,
  onAction,
}: CardMenuProps<Id>) => {
  const text = useText();
  return (
    <ActionMenu
      isQuiet
      isDisabled={isDisabled}
      aria-label={text('home.store.more', { name })}
      onOpenChange={(isOpen) => isOpen && onOpen?.()}
      onAction={(key) => {
        const action = actions.find(({ id }) => id === key);
        if (action !== undefined) onAction(action.id);
      }}
    >
      {actions.map(({ id, icon, label }) => (
        <MenuItem key={id} id={id} textValue={label}>
          {icon}
          <Text slot="label">{label}</Text>
        </MenuItem>
      ))}
    </ActionMenu>
  );
};
