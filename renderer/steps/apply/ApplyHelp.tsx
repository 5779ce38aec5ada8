/** Help for the apply step. */
import { helpText } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';

export const ApplyHelp = () => {
  const text = useText();
  return (
    <>
      <p className={helpText}>{text('step.apply.help.stop')}</p>
      <p className={helpText}>{text('step.apply.help.safe')}</p>
      <p className={helpText}>{text('step.apply.help.verify')}</p>
    </>
  );
};
