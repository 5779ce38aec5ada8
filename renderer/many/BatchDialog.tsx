/** Work on the selected stores. A check begins at once; an apply shows first what it would change. */
import { Button, ButtonGroup, Content, Dialog, DialogContainer, Heading } from '@react-spectrum/s2';
import { useEffect, useRef } from 'react';
import { bodyText, stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { client } from '../state/client.ts';
import { BatchResults } from './BatchResults.tsx';
import { SaveReport } from './SaveReport.tsx';
import { type Batch, useBatch } from './useBatch.ts';

export type Work = 'check' | 'apply';

interface BatchDialogProps {
  readonly work: Work;
  readonly storeIds: readonly string[];
  readonly onClose: () => void;
}

/** Begins when the dialog opens, once: React shows components twice in development. */
const useAtOnce = (begin: () => void): void => {
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    begin();
  });
};

export default function BatchDialog({ work, storeIds, onClose }: BatchDialogProps) {
  const text = useText();
  const first = useBatch();
  const apply = useBatch();
  const input = { storeIds: [...storeIds] };
  const begin = () =>
    void first.start((signal) =>
      work === 'check' ? client.checks.run(input, { signal }) : client.batch.plan(input, { signal }),
    );
  useAtOnce(begin);

  const wouldChange =
    work === 'apply'
      ? (first.progress?.report?.results ?? []).flatMap(({ outcome, storeId }) =>
          outcome === 'changed' && storeId !== null ? [storeId] : [],
        )
      : [];
  const applyNow = () =>
    void apply.start((signal) => client.batch.apply({ storeIds: wouldChange }, { signal }));
  const shown: Batch = apply.progress === null ? first : apply;
  const again = shown === apply ? applyNow : begin;
  const isPlan = work === 'apply' && shown === first;
  const stage = isPlan ? 'plan' : work;
  const { progress, isRunning } = shown;
  return (
    <DialogContainer
      onDismiss={() => {
        shown.stop();
        onClose();
      }}
    >
      <Dialog size="L">
        <Heading slot="title">{text(`many.${stage}.title`, { count: storeIds.length })}</Heading>
        <Content>
          <div className={stack}>
            <p className={bodyText}>{text(`many.${stage}.text`)}</p>
            {progress?.problem && <ProblemNotice problem={progress.problem} onAction={again} />}
            {progress && (
              <BatchResults
                label={text(`many.${stage}.progress`)}
                progress={progress}
                isPlan={isPlan}
                onLeave={onClose}
              />
            )}
          </div>
        </Content>
        <ButtonGroup>
          {progress?.report && <SaveReport report={progress.report} />}
          {isRunning ? (
            <Button variant="secondary" onPress={shown.stop}>
              {text('many.stop')}
            </Button>
          ) : (
            <Button variant="secondary" onPress={onClose}>
              {text('common.close')}
            </Button>
          )}
          {isPlan && wouldChange.length > 0 && (
            <Button variant="accent" onPress={applyNow}>
              {text('many.apply.button', { count: wouldChange.length })}
            </Button>
          )}
        </ButtonGroup>
      </Dialog>
    </DialogContainer>
  );
}
