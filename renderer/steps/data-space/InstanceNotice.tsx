/** What the instance's own data space says about it: it belongs elsewhere, or its database is a copy. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { useText } from '../../components/Message.tsx';
import { Notice } from '../parts/Notice.tsx';
import { elsewhereOnInstance, type SpaceRow } from './view.ts';

interface InstanceNoticeProps {
  readonly facts: StoreFacts;
  readonly rows: readonly SpaceRow[];
}

export const InstanceNotice = ({ facts, rows }: InstanceNoticeProps) => {
  const text = useText();
  const elsewhere = elsewhereOnInstance(facts, rows);
  if (elsewhere !== null) {
    return (
      <Notice variant="notice" title={text('step.data-space.elsewhere.title')}>
        {text('step.data-space.elsewhere.text', { name: elsewhere })}
      </Notice>
    );
  }
  const shared = rows.find(({ onInstance, users }) => onInstance && users.length > 0);
  if (!shared || facts.store.dataSpace !== null) return null;
  const name = shared.space.environmentName || shared.space.environmentId;
  return (
    <Notice variant="notice" title={text('step.data-space.copied.title')}>
      {text('step.data-space.copied.text', { name, stores: shared.users.join(', ') })}
    </Notice>
  );
};
