/** Home: the first choice on the first start, afterwards the user's stores, as cards or as a long list. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { useAppInfo } from '../app/settings.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Waiting } from '../components/Waiting.tsx';
import { WithHelp } from '../components/WithHelp.tsx';
import { orpc, problemOf } from '../state/client.ts';
import FirstStart from './FirstStart.tsx';
import { HomeHelp } from './HomeHelp.tsx';

/** The welcome is what a first start waits for; the lists come with the first store. */
const StoreList = lazy(() => import('./StoreList.tsx'));
const ManyStores = lazy(() => import('../many/ManyStores.tsx'));
const OpenRotations = lazy(() => import('../clients/OpenRotations.tsx'));

/** More than these do not fit on a page as cards: then there is something to search for. */
const mostCards = 8;

const page = style({ height: 'full', overflowY: 'auto', display: 'flex', flexDirection: 'column' });
const content = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 24,
  width: 'full',
  boxSizing: 'border-box',
  maxWidth: 880,
  marginX: 'auto',
  paddingX: 40,
  paddingY: 40,
});
const notices = style({ display: 'flex', flexDirection: 'column', gap: 12, paddingX: 40, paddingTop: 24 });
const whole = style({ flexGrow: 1, minHeight: 400 });

export const Home = () => {
  const text = useText();
  const stores = useQuery(orpc.stores.summaries.queryOptions({ staleTime: 0 }));
  const told = useAppInfo()?.notices ?? [];
  const count = stores.data?.length ?? 0;
  const keySets = useQuery(orpc.credentials.list.queryOptions({ staleTime: 0, enabled: count > 0 }));
  const replacing = keySets.data?.filter(({ previous }) => previous !== null) ?? [];
  const messages: ReactNode[] = told.map((problem) => (
    <ProblemNotice key={JSON.stringify(problem)} problem={problem} variant="notice" />
  ));
  if (stores.isError) {
    messages.push(
      <ProblemNotice key="list" problem={problemOf(stores.error)} onAction={() => void stores.refetch()} />,
    );
  }
  if (replacing.length > 0) {
    messages.push(
      <Suspense key="rotations">
        <OpenRotations keySets={replacing} />
      </Suspense>,
    );
  }
  return (
    <WithHelp page={<HomeHelp />} title={text('app.name')}>
      <main className={page}>
        {count > mostCards ? (
          <>
            {messages.length > 0 && <div className={notices}>{messages}</div>}
            <div className={whole}>
              <Suspense fallback={<Waiting />}>
                <ManyStores stores={stores.data ?? []} />
              </Suspense>
            </div>
          </>
        ) : (
          <div className={content}>
            {messages}
            {stores.isPending && <Waiting />}
            <Suspense fallback={<Waiting />}>
              {stores.isSuccess && (count === 0 ? <FirstStart /> : <StoreList />)}
            </Suspense>
          </div>
        )}
      </main>
    </WithHelp>
  );
};
