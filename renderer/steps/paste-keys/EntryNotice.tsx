/** What stands above the fields: the keychain, refusals without a field, one-click fixes, and failed requests. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { KeySet } from '../../../shared/model/key-set.ts';
import type { ProblemAction } from '../../../shared/problems.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { isBesideField } from './beside-field.ts';
import { KeychainNotice } from './KeychainNotice.tsx';
import type { KeyEntry } from './key-entry.ts';
import { OfferNotice } from './OfferNotice.tsx';
import type { KeyChecking } from './useKeyCheck.ts';

interface EntryNoticeProps {
  readonly keySet: KeySet | null;
  readonly entry: KeyEntry;
  readonly check: Pick<KeyChecking, 'task' | 'run'>;
  /** Opens the portal that these keys are made in. */
  readonly onPortal: () => void;
}

const list = style({ display: 'flex', flexDirection: 'column', gap: 16 });

export const EntryNotice = ({ keySet, entry, check, onPortal }: EntryNoticeProps) => {
  const { general, offers } = entry.findings;
  const act = (action: ProblemAction) => {
    if (action === 'retry') entry.repeat();
    if (action === 'open-portal') onPortal();
  };
  const entryProblem = entry.task.problem;
  const isAboutKeychain = entryProblem?.code.startsWith('keychain.') ?? false;
  return (
    <div className={list}>
      <KeychainNotice problem={isAboutKeychain ? entryProblem : null} onReady={entry.repeat} />
      {entryProblem && !isAboutKeychain && <ProblemNotice problem={entryProblem} onAction={act} />}
      {check.task.problem && <ProblemNotice problem={check.task.problem} onAction={check.run} />}
      {general.map(({ environment, problem }) => (
        <ProblemNotice key={`${environment}.${problem.code}`} problem={problem} onAction={act} />
      ))}
      {offers
        .filter((offer) => !isBesideField(offer, keySet, entry))
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
