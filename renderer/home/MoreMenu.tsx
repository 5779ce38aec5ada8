/** What is rarely wanted on the home page: receiving keys, and lists of stores. */
import { ActionMenu, MenuItem, Text } from '@react-spectrum/s2';
import { useText } from '../components/Message.tsx';
import { moreActions, useMore } from '../state/more.ts';

const labels = { receive: 'hand-off.receive', import: 'lists.import', export: 'lists.export' } as const;

export const MoreMenu = ({ hasStores }: { readonly hasStores: boolean }) => {
  const text = useText();
  const show = useMore((state) => state.show);
  return (
    <ActionMenu
      aria-label={text('lists.more')}
      onAction={(key) => {
        const action = moreActions.find((one) => one === key);
        if (action !== undefined) show(action);
      }}
    >
      {moreActions
        .filter((action) => hasStores || action !== 'export')
        .map((action) => (
          <MenuItem key={action} id={action} textValue={text(labels[action])}>
            <Text slot="label">{text(labels[action])}</Text>
          </MenuItem>
        ))}
    </ActionMenu>
  );
};
