/** Help for step *paste keys*. */
import { bodyText } from '../../components/layout.ts';
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
    <p key={id} className={bodyText}>
      <Message id={id} />
    </p>
  ));
