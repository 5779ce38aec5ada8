/** The data spaces to choose from, with their type and who uses them. */
import { isTestingSpace } from '../../../shared/model/testing-space.ts';
import { quietText, sectionTitle, stackTight } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { ChoiceList, type ChoiceMark } from '../parts/ChoiceList.tsx';
import { useTypeName } from '../parts/useTypeName.ts';
import type { useDataSpaceStep } from './useDataSpaceStep.ts';
import type { SpaceRow } from './view.ts';

export const SpaceList = ({ step }: { readonly step: ReturnType<typeof useDataSpaceStep> }) => {
  const text = useText();
  const typeName = useTypeName();
  const { project, rows, row, preselected, picked } = step;
  const nameOf = (name: string) => name || text('step.data-space.unnamed');
  const label = text('step.data-space.list', {
    project: project?.projectName || text('step.project.unnamed'),
  });
  const marksOf = ({ space, users, onInstance }: SpaceRow): ChoiceMark[] => [
    ...(onInstance ? [{ label: text('step.data-space.on-instance'), variant: 'informative' as const }] : []),
    ...(users.length > 0
      ? [{ label: text('step.data-space.in-use', { stores: users.join(', ') }), variant: 'notice' as const }]
      : []),
    { label: typeName(space), variant: isTestingSpace(space.environmentType) ? 'neutral' : 'positive' },
  ];
  return (
    <section className={stackTight}>
      <h2 className={sectionTitle}>{label}</h2>
      {picked === null && preselected?.fromInstance === true && row && (
        <p className={quietText}>
          {text('step.data-space.preselected', { name: nameOf(row.space.environmentName) })}
        </p>
      )}
      <ChoiceList
        label={label}
        choices={rows.map((each) => ({
          id: each.space.environmentId,
          name: nameOf(each.space.environmentName),
          detail: each.space.environmentId,
          marks: marksOf(each),
        }))}
        selected={step.selected}
        onSelect={step.pick}
        onRename={step.rename}
      />
    </section>
  );
};
