/** Clients: whose keys there are, what the gateways said of them, and what can be done with them. */
import { SearchField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { LateTexts } from '../components/LateTexts.tsx';
import { ListHead } from '../components/ListHead.tsx';
import { bodyText, helpText, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Waiting } from '../components/Waiting.tsx';
import { WithHelp } from '../components/WithHelp.tsx';
import { orpc, problemOf } from '../state/client.ts';
import { useKeySets } from '../state/clients.ts';
import { ClientList } from './ClientList.tsx';
import { ClientsActions } from './ClientsActions.tsx';
import { clientRows, findClients } from './view.ts';

/** More than these do not fit on a page: then there is something to search for. */
const mostWithoutSearch = 8;
const page = style({ height: 'full', overflowY: 'auto', position: 'relative' });
const content = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 24,
  boxSizing: 'border-box',
  maxWidth: 880,
  marginX: 'auto',
  paddingX: 40,
  paddingY: 40,
});
const wide = style({ width: 'full', maxWidth: 400 });

const Clients = () => {
  const text = useText();
  const { locale } = useIntl();
  const keySets = useKeySets();
  const stores = useQuery(orpc.stores.summaries.queryOptions({ staleTime: 0 }));
  const [words, setWords] = useState('');
  const scroller = useRef<HTMLElement>(null);
  const rows = useMemo(
    () => clientRows(keySets.data ?? [], stores.data ?? [], locale),
    [keySets.data, stores.data, locale],
  );
  const found = useMemo(() => findClients(rows, words), [rows, words]);
  const failed = keySets.error ?? stores.error;
  const again = () => {
    void keySets.refetch();
    void stores.refetch();
  };
  const isLoaded = keySets.data !== undefined && stores.data !== undefined;
  return (
    <main ref={scroller} className={page}>
      <div className={content}>
        <ListHead
          title={text('home.clients')}
          count={
            words.trim() === ''
              ? text('clients.count', { count: rows.length })
              : text('clients.found', { found: found.length, count: rows.length })
          }
        >
          <ClientsActions />
        </ListHead>
        {failed && <ProblemNotice problem={problemOf(failed)} onAction={again} />}
        {!failed && !isLoaded && <Waiting />}
        {rows.length > mostWithoutSearch && (
          <SearchField label={text('many.search')} value={words} onChange={setWords} styles={wide} />
        )}
        {isLoaded && rows.length === 0 && <p className={bodyText}>{text('clients.none')}</p>}
        {rows.length > 0 && found.length === 0 && <p className={bodyText}>{text('clients.none-found')}</p>}
        <ClientList rows={found} scroller={scroller} />
      </div>
    </main>
  );
};

const Help = () => {
  const text = useText();
  return (
    <div className={stackTight}>
      <p className={helpText}>{text('clients.help.what')}</p>
      <p className={helpText}>{text('clients.help.lost')}</p>
      <p className={helpText}>{text('clients.help.hand-off')}</p>
    </div>
  );
};

const WithTexts = () => {
  const text = useText();
  return (
    <WithHelp page={<Help />} title={text('home.clients')}>
      <Clients />
    </WithHelp>
  );
};

export default function ClientsPage() {
  return (
    <LateTexts area="clients">
      <WithTexts />
    </LateTexts>
  );
}
