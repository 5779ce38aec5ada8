/** Opens and closes the help beside the page. */
import { ActionButton, Text } from '@react-spectrum/s2';
import HelpCircle from '@react-spectrum/s2/icons/HelpCircle';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useWizard } from '../state/wizard.ts';
import { useText } from './Message.tsx';

export const HelpButton = () => {
  const text = useText();
  const showHelp = useWizard((state) => state.showHelp);
  const isHelpOpen = useWizard((state) => state.help !== null);
  return (
    <ActionButton
      isQuiet
      styles={style({ flexShrink: 0 })}
      aria-expanded={isHelpOpen}
      onPress={() => showHelp(isHelpOpen ? null : { kind: 'page' })}
    >
      <HelpCircle />
      <Text>{text('common.help')}</Text>
    </ActionButton>
  );
};
