/** The keys of one client: entering the first ones, and replacing them in every store. Where it stands follows from the facts. */
import { useState } from 'react';
import { freshOf } from '../clients/view.ts';
import { FailedPage } from '../components/FailedPage.tsx';
import { LateTexts } from '../components/LateTexts.tsx';
import { Waiting } from '../components/Waiting.tsx';
import { problemOf } from '../state/client.ts';
import { useKeySets, useRotation } from '../state/clients.ts';
import { Confirm } from './Confirm.tsx';
import { Done } from './Done.tsx';
import { EnterNewKeys } from './EnterNewKeys.tsx';
import { Explain } from './Explain.tsx';
import { FirstKeys } from './FirstKeys.tsx';
import { GoneClient } from './GoneClient.tsx';
import { isReady, stageOf } from './stage.ts';
import { TodoList } from './TodoList.tsx';
import type { ClientKeys } from './types.ts';
import { useRun } from './useRun.ts';

/** What the user looks at instead of what the facts ask for; gone when the page is left. */
type Viewed = 'first-keys' | 'enter' | 'done' | 'returned' | null;

const Stage = (keys: ClientKeys) => {
  const { keySet, fresh, rotation } = keys;
  const stage = stageOf(keys);
  const [viewed, setViewed] = useState<Viewed>(stage === 'first-keys' || stage === 'enter' ? stage : null);
  const run = useRun(keySet.id, (isReturned) => setViewed(isReturned ? 'returned' : 'done'));
  const enter = () => setViewed('enter');
  const showFacts = () => setViewed(null);
  if (viewed === 'first-keys') return <FirstKeys {...keys} />;
  if (viewed === 'enter') {
    return <EnterNewKeys {...keys} onReady={showFacts} onLeave={showFacts} />;
  }
  if ((viewed === 'done' || viewed === 'returned') && rotation.open === null) {
    return <Done {...keys} ending={viewed} />;
  }
  if (fresh !== null && isReady(fresh)) return <Confirm {...keys} fresh={fresh} onBack={enter} run={run} />;
  if (rotation.open !== null) {
    return <TodoList {...keys} open={rotation.open} run={run} onEnterOthers={enter} />;
  }
  return <Explain {...keys} onEnter={enter} />;
};

const Client = ({ keySetId }: { readonly keySetId: string }) => {
  const keySets = useKeySets();
  const rotation = useRotation(keySetId);
  const failed = keySets.error ?? rotation.error;
  const again = () => {
    void keySets.refetch();
    void rotation.refetch();
  };
  const keySet = keySets.data?.find(({ id }) => id === keySetId);
  if (keySets.isSuccess && !keySets.isFetching && keySet === undefined) return <GoneClient />;
  if (keySets.data !== undefined && keySet !== undefined && rotation.data !== undefined) {
    // What is known stays, with what was typed into it, also when it could not be read again.
    return <Stage keySet={keySet} fresh={freshOf(keySets.data, keySetId)} rotation={rotation.data} />;
  }
  return failed ? <FailedPage problem={problemOf(failed)} onRetry={again} /> : <Waiting />;
};

export default function ClientScreen({ keySetId }: { readonly keySetId: string }) {
  return (
    <LateTexts area="clients">
      <Client keySetId={keySetId} />
    </LateTexts>
  );
}
