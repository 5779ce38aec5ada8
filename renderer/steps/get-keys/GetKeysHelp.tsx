/** Help for step *get keys*. */
import { helpText } from '../../components/layout.ts';
import { Message } from '../../components/Message.tsx';

const paragraphs = [
  'help.get-keys.who',
  'help.get-keys.configured',
  'help.get-keys.both',
  'help.get-keys.lost',
  'help.get-keys.regenerate',
  'help.get-keys.production',
] as const;

export const GetKeysHelp = () =>
  paragraphs.map((id) => (
    <p key={id} className={helpText}>
      <Message id={id} />
    </p>
  ));
