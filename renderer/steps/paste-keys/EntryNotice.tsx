/** What stands above the fields: the keychain, refusals without a field, one-click fixes, and failed requests. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import type { ProblemAction } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { openLink } from '../../state/links.ts';
import { isPracticeKeys } from '../get-keys/key-sets.ts';
import { isBesideField } from './beside-field.ts';
import { KeychainNotice } from './KeychainNotice.tsx';
import { OfferNotice } from './OfferNotice.tsx';
import type { KeyChecking } from './useKeyCheck.ts';
import type { KeyEntry } from './useKeyEntry.ts';

interface EntryNoticeProps {
  readonly facts: StoreFacts;
  readonly entry: KeyEntry;
  readonly check: KeyChecking;
}

const list = style({ display: 'flex', flexDirection: 'column', gap: 16 });

export const EntryNotice = ({ facts, entry, check }: EntryNoticeProps) => {
  const { general, offers } = entry.findings;
  const resubmit = () => void entry.submitAll();
  const act = (action: ProblemAction) => {
    if (action === 'retry') resubmit();
    if (action === 'open-portal') {
      void openLink(isPracticeKeys(facts) ? 'practice-portal' : 'account-dashboard', facts.store.id);
    }
  };
  const entryProblem = entry.task.problem;
  const isAboutKeychain = entryProblem?.code.startsWith('keychain.') ?? false;
  return (
    <div className={list}>
      <KeychainNotice problem={isAboutKeychain ? entryProblem : null} onReady={resubmit} />
      {entryProblem && !isAboutKeychain && <ProblemNotice problem={entryProblem} onAction={act} />}
      {check.task.problem && <ProblemNotice problem={check.task.problem} onAction={check.run} />}
      {general.map(({ environment, problem }) => (
        <ProblemNotice key={`${environment}.${problem.code}`} problem={problem} onAction={act} />
      ))}
      {offers
        .filter((offer) => !isBesideField(offer, facts.keySet, entry))
        .map((offer) => (
          <OfferNotice
            key={offer.id}
            offer={offer}
            isPending={entry.task.isPending}
            onAccept={entry.acceptOffer}
          />
        ))}
    </div>
  );
};
