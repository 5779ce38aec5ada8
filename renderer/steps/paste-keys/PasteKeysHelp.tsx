/** Help for step *paste keys*. */
import { helpText } from '../../components/layout.ts';
import { Message } from '../../components/Message.tsx';

const paragraphs = [
  'help.paste-keys.values',
  'help.paste-keys.where',
  'help.paste-keys.repair',
  'help.paste-keys.fingerprint',
  'help.paste-keys.check',
] as const;

export const PasteKeysHelp = () =>
  paragraphs.map((id) => (
    <p key={id} className={helpText}>
      <Message id={id} />
    </p>
  ));
