/** How work on many stores is going, and what became of it: the stores that need somebody first. */
import { ProgressBar, StatusLight } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { BatchOutcome, BatchResult } from '../../shared/model/batch.ts';
import { bodyText, quietText, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { useWizard } from '../state/wizard.ts';
import type { BatchProgress } from './useBatch.ts';

/** More are in the report. */
const longestShown = 100;

const needsSomebody: readonly BatchOutcome[] = ['failed', 'refused', 'drifted', 'stopped'];
const outcomes = ['changed', 'unchanged', ...needsSomebody] as const;

const lights = {
  changed: 'positive',
  unchanged: 'neutral',
  drifted: 'notice',
  refused: 'notice',
  failed: 'negative',
  stopped: 'neutral',
} as const satisfies Record<BatchOutcome, string>;

const counts = style({ display: 'flex', flexWrap: 'wrap', columnGap: 24, rowGap: 4 });
const list = style({
  margin: 0,
  padding: 0,
  listStyleType: 'none',
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
});
const name = style({
  font: 'ui',
  fontWeight: 'bold',
  padding: 0,
  borderStyle: 'none',
  backgroundColor: 'transparent',
  color: { default: 'body', ':hover': 'accent' },
  cursor: 'pointer',
  textAlign: 'start',
  overflowWrap: 'anywhere',
});

interface BatchResultsProps {
  readonly label: string;
  readonly progress: BatchProgress;
  /** A plan's `changed` is what would change. */
  readonly isPlan: boolean;
  readonly onLeave: () => void;
}

const Line = ({ result, onLeave }: { readonly result: BatchResult; readonly onLeave: () => void }) => {
  const text = useText();
  const openStore = useWizard((state) => state.openStore);
  const { storeId, problem, holds } = result;
  const open = () => {
    if (storeId === null) return;
    onLeave();
    openStore(storeId);
  };
  return (
    <li className={stackTight}>
      <button type="button" className={name} onClick={open}>
        {result.name}
      </button>
      {problem && (
        <span className={bodyText}>
          {text(`problem.${problem.code}.title`, problem.params)}
          {'. '}
          {text(`problem.${problem.code}.todo`, problem.params)}
        </span>
      )}
      {result.outcome === 'drifted' && <span className={bodyText}>{text('many.drifted')}</span>}
      {holds === 'unknown' && <span className={quietText}>{text('many.holds-unknown')}</span>}
    </li>
  );
};

export const BatchResults = ({ label, progress, isPlan, onLeave }: BatchResultsProps) => {
  const text = useText();
  const { total, results, running, report } = progress;
  const left = results.filter(({ outcome }) => needsSomebody.includes(outcome));
  const { isStopped } = progress;
  const isOver = report !== null || progress.problem !== null || isStopped;
  return (
    // Told when it is over: every single store would be too much to listen to.
    <div className={stackTight} aria-live={isOver ? 'polite' : 'off'}>
      {!isOver && total > 0 && (
        <ProgressBar
          label={label}
          value={results.length}
          maxValue={total}
          valueLabel={text('many.progress', { done: results.length, total })}
        />
      )}
      {isStopped && <span className={bodyText}>{text('many.stopped', { done: results.length, total })}</span>}
      {running.length > 0 && (
        <span className={quietText}>{text('many.running', { names: running.slice(0, 3).join(', ') })}</span>
      )}
      <div className={counts}>
        {outcomes.map((outcome) => {
          const count = results.filter((result) => result.outcome === outcome).length;
          const word = isPlan && outcome === 'changed' ? 'would-change' : outcome;
          return (
            count > 0 && (
              <StatusLight key={outcome} variant={lights[outcome]}>
                {text(`many.outcome.${word}`, { count })}
              </StatusLight>
            )
          );
        })}
      </div>
      {left.length > 0 && (
        <ul className={list}>
          {left.slice(0, longestShown).map((result) => (
            <Line key={result.storeId ?? result.name} result={result} onLeave={onLeave} />
          ))}
        </ul>
      )}
      {left.length > longestShown && (
        <span className={quietText}>{text('many.more-results', { count: left.length - longestShown })}</span>
      )}
    </div>
  );
};
