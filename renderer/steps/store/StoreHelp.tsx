/** Help for step *store*. */
import { helpText } from '../../components/layout.ts';
import { Message } from '../../components/Message.tsx';

const paragraphs = [
  'help.store.admin',
  'help.store.ssh',
  'help.store.folder',
  'help.store.purpose',
  'help.store.user',
  'help.store.reading',
  'help.store.saas',
] as const;

export const StoreHelp = () =>
  paragraphs.map((id) => (
    <p key={id} className={helpText}>
      <Message id={id} />
    </p>
  ));
