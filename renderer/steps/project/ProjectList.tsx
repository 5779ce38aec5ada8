/** The projects to choose from, with what the instance uses now. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { quietText, sectionTitle, stackTight } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { ChoiceList } from '../parts/ChoiceList.tsx';
import type { useProjectStep } from './useProjectStep.ts';

interface ProjectListProps {
  readonly facts: StoreFacts;
  readonly step: ReturnType<typeof useProjectStep>;
}

export const ProjectList = ({ facts, step }: ProjectListProps) => {
  const text = useText();
  const { projects, preselected, picked, createdName } = step;
  const onInstance = facts.store.instance?.ids.projectId;
  const nameOf = (name: string) => name || text('step.project.unnamed');
  const choices = projects.map(({ projectId, projectName, dataSpaces }) => ({
    id: projectId,
    name: nameOf(projectName),
    detail: `${text('step.project.spaces', { count: dataSpaces.length })} · ${projectId}`,
    marks:
      projectId === onInstance
        ? [{ label: text('step.project.on-instance'), variant: 'informative' as const }]
        : [],
  }));
  const silent = picked === null && preselected?.fromInstance === true;
  const found = silent ? projects.find(({ projectId }) => projectId === preselected.projectId) : undefined;
  return (
    <section className={stackTight}>
      <h2 className={sectionTitle}>{text('step.project.list')}</h2>
      <p className={quietText} aria-live="polite">
        {found && text('step.project.preselected', { name: nameOf(found.projectName) })}
        {createdName !== null && text('step.project.create.done', { name: createdName })}
      </p>
      <ChoiceList
        label={text('step.project.list')}
        choices={choices}
        selected={step.selected}
        onSelect={step.pick}
        onRename={step.rename}
      />
    </section>
  );
};
