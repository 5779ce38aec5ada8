/** Step: choose the SaaS data space of the store. Shows what the registry returns, warns, and never blocks. */
import { Button } from '@react-spectrum/s2';
import type { Problem } from '../../../shared/problems.ts';
import { bodyText } from '../../components/layout.ts';
import { Message, useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { StepPage } from '../../components/StepPage.tsx';
import { problemOf } from '../../state/client.ts';
import type { StepProps } from '../index.ts';
import { LoadingRows } from '../parts/LoadingRows.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useProblemAction } from '../parts/useProblemAction.ts';
import { Warnings } from '../parts/Warnings.tsx';
import { Expectation } from './Expectation.tsx';
import { InstanceNotice } from './InstanceNotice.tsx';
import { SpaceList } from './SpaceList.tsx';
import { useDataSpaceStep } from './useDataSpaceStep.ts';

const goneProject: Problem = { code: 'registry.project-not-found', params: {} };

export default function DataSpaceStep({ facts }: StepProps) {
  const text = useText();
  const step = useDataSpaceStep(facts);
  const { list, project, rows, row, task, warnings } = step;
  const retry = () => (list.isError ? void list.refetch() : row && void step.save(row.space));
  const onAction = useProblemAction(retry);
  const gone = list.isSuccess && project === undefined ? goneProject : null;
  const problem = task.problem ?? (list.isError ? problemOf(list.error) : gone);
  return (
    <StepPage
      title={text('step.data-space.title')}
      instruction={text('step.data-space.instruction')}
      reason={text('step.data-space.reason')}
      help={
        <>
          <p className={bodyText}>
            <Message id="step.data-space.help.own" />
          </p>
          <p className={bodyText}>
            <Message id="step.data-space.help.production" />
          </p>
          <p className={bodyText}>{text('step.data-space.help.keys')}</p>
        </>
      }
      notice={problem && <ProblemNotice problem={problem} onAction={onAction} isPending={list.isFetching} />}
      primary={{
        label: text('step.choice.continue'),
        isDisabled: row === undefined,
        isPending: task.isPending,
        onPress: () => row && void step.save(row.space),
      }}
    >
      {list.isPending && <LoadingRows label={text('step.data-space.loading')} count={3} />}
      {project && (
        <>
          <InstanceNotice facts={facts} rows={rows} />
          {rows.length > 0 && <SpaceList step={step} />}
          {rows.length === 0 && (
            <Notice variant="informative" title={text('step.data-space.empty.title')}>
              {text('step.data-space.empty.text')}
            </Notice>
          )}
          {rows.length === 0 && (
            <Button
              variant="secondary"
              fillStyle="outline"
              isPending={list.isFetching}
              onPress={() => void list.refetch()}
            >
              {text('step.choice.reload')}
            </Button>
          )}
          <div aria-live="polite">
            <Warnings warnings={warnings} purpose={facts.store.purpose} />
          </div>
          <Expectation edition={facts.store.instance?.edition ?? null} spaces={project.dataSpaces} />
        </>
      )}
    </StepPage>
  );
}
