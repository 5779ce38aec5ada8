/** The plan: warnings first, then what changes, then what stays, then what has to be typed. */
import { Disclosure, DisclosurePanel, DisclosureTitle, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Store } from '../../../shared/model/store.ts';
import type { Plan } from '../../../shared/plan.ts';
import { sectionTitle, stackTight, stackWide } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Warnings } from '../parts/Warnings.tsx';
import { PlanTable } from './PlanTable.tsx';
import { SharedSpaceBox, SharedSpaceNotice } from './SharedSpace.tsx';
import type { Layout } from './view.ts';

interface PlanViewProps {
  readonly store: Store;
  readonly plan: Plan;
  readonly layout: Layout;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly isShared: boolean;
  readonly onShare: (isShared: boolean) => void;
}

export const PlanView = ({ store, plan, layout, typed, onType, isShared, onShare }: PlanViewProps) => {
  const text = useText();
  const { changes, unchanged, locked, isConnected } = layout;
  // What is refused is said once, with its way out.
  const warnings = plan.warnings.filter(
    ({ kind }) => kind !== 'space-in-use' || plan.sharedWith.length === 0,
  );
  return (
    <div className={stackWide}>
      {locked.length > 0 && (
        <Notice variant="negative" title={text('step.review.locked.title', { count: locked.length })}>
          {text('step.review.locked.text')}
        </Notice>
      )}
      <SharedSpaceNotice names={plan.sharedWith} />
      <Warnings warnings={warnings} purpose={store.purpose} />
      {!isConnected && (
        <section className={stackTight}>
          <h2 className={sectionTitle}>{text('step.review.changes', { count: changes.length })}</h2>
          <PlanTable caption={text('step.review.caption', { name: store.name })} items={changes} />
        </section>
      )}
      {unchanged.length > 0 && (
        <Disclosure isQuiet defaultExpanded={isConnected}>
          <DisclosureTitle level={2}>
            {text('step.review.unchanged', { count: unchanged.length })}
          </DisclosureTitle>
          <DisclosurePanel>
            <PlanTable caption={text('step.review.unchanged-caption')} items={unchanged} isUnchanged />
          </DisclosurePanel>
        </Disclosure>
      )}
      {plan.sharedWith.length > 0 && locked.length === 0 && (
        <SharedSpaceBox names={plan.sharedWith} isShared={isShared} onShare={onShare} />
      )}
      {plan.confirmation !== null && locked.length === 0 && (
        <TextField
          label={text('step.review.confirm.label')}
          description={text('step.review.confirm.hint', { name: plan.confirmation })}
          value={typed}
          onChange={onType}
          autoComplete="off"
          styles={style({ width: 400, maxWidth: 'full' })}
        />
      )}
    </div>
  );
};
