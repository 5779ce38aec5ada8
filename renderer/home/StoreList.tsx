/** The user's stores, each with its state and the way on. */
import { Button, ButtonGroup } from '@react-spectrum/s2';
import { useQuery } from '@tanstack/react-query';
import { ListHead } from '../components/ListHead.tsx';
import { cardList } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Waiting } from '../components/Waiting.tsx';
import { orpc, problemOf } from '../state/client.ts';
import { useWizard } from '../state/wizard.ts';
import { MoreMenu } from './MoreMenu.tsx';
import { StoreCard } from './StoreCard.tsx';
import { usePractice } from './usePractice.ts';

const StoreList = () => {
  const text = useText();
  const facts = useQuery(orpc.stores.list.queryOptions({ staleTime: 0 }));
  const practice = usePractice();
  const openNewStore = useWizard((state) => state.openNewStore);
  const openClients = useWizard((state) => state.openClients);
  if (facts.isError) {
    return <ProblemNotice problem={problemOf(facts.error)} onAction={() => void facts.refetch()} />;
  }
  if (facts.data === undefined) return <Waiting />;
  const stores = facts.data;
  const hasPractice = stores.some(({ store }) => store.connection.kind === 'practice');
  return (
    <>
      <ListHead title={text('home.stores.title')} count={text('home.stores.count', { count: stores.length })}>
        <ButtonGroup>
          {!hasPractice && (
            <Button variant="secondary" isPending={practice.isPending} onPress={practice.start}>
              {text('home.practice.button')}
            </Button>
          )}
          <Button variant="secondary" onPress={openClients}>
            {text('home.clients')}
          </Button>
          <Button variant="accent" onPress={openNewStore}>
            {text('home.stores.add')}
          </Button>
          <MoreMenu hasStores />
        </ButtonGroup>
      </ListHead>
      {practice.problem && (
        <div aria-live="polite">
          <ProblemNotice problem={practice.problem} onAction={practice.start} />
        </div>
      )}
      <ul className={cardList} aria-label={text('home.stores.title')}>
        {stores.map((facts) => (
          <StoreCard key={facts.store.id} facts={facts} />
        ))}
      </ul>
    </>
  );
};

export default StoreList;
