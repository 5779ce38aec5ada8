/** Step: choose the SaaS project that the store belongs to, or create the first one. */
import { Button, Text } from '@react-spectrum/s2';
import Add from '@react-spectrum/s2/icons/Add';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { bodyText, sectionTitle, stack } from '../../components/layout.ts';
import { Message, useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { StepPage } from '../../components/StepPage.tsx';
import { problemOf } from '../../state/client.ts';
import type { StepProps } from '../index.ts';
import { LoadingRows } from '../parts/LoadingRows.tsx';
import { NameDialog } from '../parts/NameDialog.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useProblemAction } from '../parts/useProblemAction.ts';
import { ProjectList } from './ProjectList.tsx';
import { useProjectStep } from './useProjectStep.ts';
import { unknownOnInstance } from './view.ts';

const empty = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'start',
  gap: 12,
  padding: 32,
  borderRadius: 'lg',
  backgroundColor: 'layer-1',
});
const start = style({ alignSelf: 'start' });

export default function ProjectStep({ facts }: StepProps) {
  const text = useText();
  const step = useProjectStep(facts);
  const [creating, setCreating] = useState(false);
  const { list, projects, project, task } = step;
  const retry = () => (list.isError ? void list.refetch() : project && void step.save(project));
  const onAction = useProblemAction(retry);
  const problem = task.problem ?? (list.isError ? problemOf(list.error) : null);
  const unknown = list.isSuccess ? unknownOnInstance(facts, projects) : null;
  const isEmpty = list.isSuccess && projects.length === 0;
  const createButton = (
    <Button
      variant={isEmpty ? 'primary' : 'secondary'}
      fillStyle="outline"
      styles={start}
      onPress={() => setCreating(true)}
    >
      <Add />
      <Text>{text('step.project.create.open')}</Text>
    </Button>
  );
  return (
    <StepPage
      title={text('step.project.title')}
      instruction={text('step.project.instruction')}
      reason={text('step.project.reason')}
      help={
        <>
          <p className={bodyText}>
            <Message id="step.project.help.what" />
          </p>
          <p className={bodyText}>{text('step.project.help.name')}</p>
          <p className={bodyText}>{text('step.project.help.moving')}</p>
        </>
      }
      notice={problem && <ProblemNotice problem={problem} onAction={onAction} isPending={list.isFetching} />}
      primary={{
        label: text('step.choice.continue'),
        isDisabled: project === undefined,
        isPending: task.isPending,
        onPress: () => project && void step.save(project),
      }}
    >
      {list.isPending && <LoadingRows label={text('step.project.loading')} count={2} />}
      {unknown !== null && (
        <Notice variant="notice" title={text('step.project.unknown-on-instance.title')}>
          {text('step.project.unknown-on-instance.text', { name: unknown })}
        </Notice>
      )}
      {isEmpty && (
        <div className={empty}>
          <h2 className={sectionTitle}>{text('step.project.empty.title')}</h2>
          <p className={bodyText}>{text('step.project.empty.text')}</p>
          {createButton}
        </div>
      )}
      {projects.length > 0 && (
        <div className={stack}>
          <ProjectList facts={facts} step={step} />
          {createButton}
        </div>
      )}
      <NameDialog
        isOpen={creating}
        title={text('step.project.create.title')}
        label={text('step.project.create.name')}
        hint={text('step.project.create.hint')}
        save={text('step.project.create.save')}
        name=""
        onSave={step.create}
        onClose={() => setCreating(false)}
      />
    </StepPage>
  );
}
