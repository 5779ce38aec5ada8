/** Help beside every page about a client's keys. */
import { helpText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';

export const KeysHelp = () => {
  const text = useText();
  return (
    <>
      <p className={helpText}>{text('rotation.help.why')}</p>
      <p className={helpText}>{text('rotation.help.list')}</p>
      <p className={helpText}>{text('rotation.help.leave')}</p>
    </>
  );
};
