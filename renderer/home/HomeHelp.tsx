/** Help for the home page. */

import { bodyText } from '../components/layout.ts';
import { Message } from '../components/Message.tsx';

export const HomeHelp = () => (
  <>
    <p className={bodyText}>
      <Message id="help.home.what" />
    </p>
    <p className={bodyText}>
      <Message id="help.home.practice" />
    </p>
    <p className={bodyText}>
      <Message id="help.home.keys" />
    </p>
  </>
);
