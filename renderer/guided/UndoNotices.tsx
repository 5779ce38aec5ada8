/** What could be checked of values that the user put back, and what was not put back. */
import { useIntl } from 'react-intl';
import type { GuidedField, GuidedUndo } from '../../shared/model/connections/guided.ts';
import { stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { Notice } from '../steps/parts/Notice.tsx';
import { useAdminText } from './Verified.tsx';

export const UndoVerified = ({ keys, registry, admin }: NonNullable<GuidedUndo['verified']>) => {
  const text = useText();
  const adminText = useAdminText();
  return (
    <Notice
      variant={keys === 'rejected' || registry === 'not-found' ? 'notice' : 'informative'}
      title={text('guided.verified.title')}
    >
      <span className={stackTight}>
        <span>{text(`guided.undo.verified.keys.${keys}`)}</span>
        <span>{text(`guided.undo.verified.registry.${registry}`)}</span>
        <span>{adminText(admin)}</span>
        <strong>{text('guided.verified.not-possible')}</strong>
      </span>
    </Notice>
  );
};

export const LeftNotice = ({ left }: { readonly left: readonly GuidedField[] }) => {
  const text = useText();
  const intl = useIntl();
  if (left.length === 0) return null;
  const names = intl.formatList(left.map((field) => text(`guided.field.${field}`)));
  return (
    <Notice variant="notice" title={text('guided.undo.left.title')}>
      {text('guided.undo.left.text', { names })}
    </Notice>
  );
};
