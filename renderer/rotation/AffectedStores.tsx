/** Which stores get the new keys: by us, by hand, or when they are connected. */
import { useQuery } from '@tanstack/react-query';
import type { Rotation } from '../../shared/rotation.ts';
import { bodyText, quietText, sectionTitle, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { orpc } from '../state/client.ts';
import { connectedOf } from './stage.ts';

/** More would fill the page. */
const shownNames = 30;

const Names = ({ names }: { readonly names: readonly string[] }) => {
  const text = useText();
  const rest = names.length - shownNames;
  const shown = names.slice(0, shownNames);
  return (
    <span className={quietText}>
      {[...shown, ...(rest > 0 ? [text('clients.and-more', { count: rest })] : [])].join(' · ')}
    </span>
  );
};

export const AffectedStores = ({ rotation }: { readonly rotation: Rotation }) => {
  const text = useText();
  const summaries = useQuery(orpc.stores.summaries.queryOptions({ staleTime: 0 }));
  const guided = new Set(summaries.data?.filter(({ kind }) => kind === 'guided').map(({ id }) => id));
  const connected = connectedOf(rotation);
  const byUs = connected.filter(({ storeId }) => !guided.has(storeId));
  const byHand = connected.filter(({ storeId }) => guided.has(storeId));
  const later = rotation.stores.length - connected.length;
  return (
    <section className={stackTight}>
      <h2 className={sectionTitle}>{text('rotation.stores')}</h2>
      {connected.length === 0 && <p className={bodyText}>{text('rotation.stores.none')}</p>}
      {byUs.length > 0 && (
        <>
          <p className={bodyText}>{text('rotation.stores.by-us', { count: byUs.length })}</p>
          <Names names={byUs.map(({ name }) => name)} />
        </>
      )}
      {byHand.length > 0 && (
        <>
          <p className={bodyText}>{text('rotation.stores.by-hand', { count: byHand.length })}</p>
          <Names names={byHand.map(({ name }) => name)} />
        </>
      )}
      {later > 0 && <p className={quietText}>{text('rotation.stores.later', { count: later })}</p>}
    </section>
  );
};
