/** Help for the home page. */

import { helpText } from '../components/layout.ts';
import { Message } from '../components/Message.tsx';

export const HomeHelp = () => (
  <>
    <p className={helpText}>
      <Message id="help.home.what" />
    </p>
    <p className={helpText}>
      <Message id="help.home.practice" />
    </p>
    <p className={helpText}>
      <Message id="help.home.keys" />
    </p>
  </>
);
