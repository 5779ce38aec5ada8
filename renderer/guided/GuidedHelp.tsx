/** Help for entering the values by hand. */
import { helpText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';

export const GuidedHelp = () => {
  const text = useText();
  return (
    <>
      <p className={helpText}>{text('guided.help.names')}</p>
      <p className={helpText}>{text('guided.help.copy')}</p>
      <p className={helpText}>{text('guided.help.before')}</p>
      <p className={helpText}>{text('guided.help.undo')}</p>
      <p className={helpText}>{text('guided.help.sheet')}</p>
    </>
  );
};
