/** What could be checked of values that the user entered, and what could not. */
import type { AdminAnswer, GuidedProgress } from '../../shared/model/connections/guided.ts';
import { stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { Notice } from '../steps/parts/Notice.tsx';

type Result = NonNullable<GuidedProgress['verified']>;

export const useAdminText = (): ((admin: AdminAnswer) => string) => {
  const text = useText();
  return (admin) =>
    admin.kind === 'answers' && admin.status !== null
      ? text('guided.verified.admin.status', { status: String(admin.status) })
      : text(`guided.verified.admin.${admin.kind}`);
};

export const Verified = ({ keysAccepted, admin }: Result) => {
  const text = useText();
  const adminText = useAdminText();
  return (
    <Notice variant="informative" title={text('guided.verified.title')}>
      <span className={stackTight}>
        <span>{text(keysAccepted ? 'guided.verified.keys' : 'guided.verified.keys-not-confirmed')}</span>
        <span>{text('guided.verified.registry')}</span>
        <span>{adminText(admin)}</span>
        <strong>{text('guided.verified.not-possible')}</strong>
      </span>
    </Notice>
  );
};
