/** Home: the first choice on the first start, afterwards the user's stores. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useAppInfo } from '../app/settings.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Waiting } from '../components/Waiting.tsx';
import { WithHelp } from '../components/WithHelp.tsx';
import { orpc, problemOf } from '../state/client.ts';
import FirstStart from './FirstStart.tsx';
import { HomeHelp } from './HomeHelp.tsx';

/** The welcome is what a first start waits for; the list comes with the first store. */
const StoreList = lazy(() => import('./StoreList.tsx'));

const page = style({ height: 'full', overflowY: 'auto' });
const content = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 24,
  maxWidth: 880,
  marginX: 'auto',
  paddingX: 40,
  paddingY: 40,
});

export const Home = () => {
  const text = useText();
  const stores = useQuery(orpc.stores.list.queryOptions({ staleTime: 0 }));
  const notices = useAppInfo()?.notices ?? [];
  return (
    <WithHelp page={<HomeHelp />} title={text('app.name')}>
      <main className={page}>
        <div className={content}>
          {notices.map((problem) => (
            <ProblemNotice key={JSON.stringify(problem)} problem={problem} variant="notice" />
          ))}
          {stores.isError && (
            <ProblemNotice problem={problemOf(stores.error)} onAction={() => void stores.refetch()} />
          )}
          {stores.isPending && <Waiting />}
          <Suspense fallback={<Waiting />}>
            {stores.data?.length === 0 && <FirstStart />}
            {stores.data !== undefined && stores.data.length > 0 && <StoreList stores={stores.data} />}
          </Suspense>
        </div>
      </main>
    </WithHelp>
  );
};
