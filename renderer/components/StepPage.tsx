/** The frame of every step: what to do, why, the work itself, one primary action, Back, and help beside it. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useEffect, useRef } from 'react';
import { useStep } from '../state/step.tsx';
import { Actions, gutter, type StepAction } from './Actions.tsx';
import { HelpButton } from './HelpButton.tsx';
import { leadText, pageTitle, quietText } from './layout.ts';
import { WithHelp } from './WithHelp.tsx';

interface StepPageProps {
  readonly title: string;
  /** What to do, in one sentence. */
  readonly instruction: ReactNode;
  /** Why, in one sentence. */
  readonly reason: ReactNode;
  /** The page of help that opens beside the step. */
  readonly help: ReactNode;
  readonly primary: StepAction | null;
  readonly secondary?: StepAction | undefined;
  /** Where Back leads; by default the step before this one, `null` = no Back. */
  readonly onBack?: (() => void) | null | undefined;
  /** A problem or a result; it is announced when it appears. */
  readonly notice?: ReactNode;
  readonly children?: ReactNode;
}

const page = style({ display: 'flex', flexDirection: 'column', height: 'full', minWidth: 0 });
const scroll = style({ flexGrow: 1, minHeight: 0, overflowY: 'auto', overflowX: 'hidden' });
const content = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 24,
  maxWidth: 880,
  marginX: 'auto',
  paddingX: 40,
  paddingTop: 32,
  paddingBottom: 40,
});
const head = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const titleRow = style({ display: 'flex', alignItems: 'start', justifyContent: 'space-between', gap: 16 });

export const StepPage = (props: StepPageProps) => {
  const { title, instruction, reason, help, primary, secondary, notice, children } = props;
  const { step, back } = useStep();
  const heading = useRef<HTMLHeadingElement>(null);
  const onBack = props.onBack === undefined ? back : (props.onBack ?? undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a screen reader starts at the title of each step
  useEffect(() => {
    heading.current?.focus();
  }, [step]);

  return (
    <WithHelp page={help} title={title}>
      <main className={page}>
        <div className={scroll} style={gutter}>
          <div className={content}>
            <header className={head}>
              <div className={titleRow}>
                <h1 ref={heading} tabIndex={-1} className={pageTitle}>
                  {title}
                </h1>
                <HelpButton />
              </div>
              <p className={leadText}>{instruction}</p>
              <p className={quietText}>{reason}</p>
            </header>
            <div className="notice-area" aria-live="polite">
              {notice}
            </div>
            {children}
          </div>
        </div>
        <Actions primary={primary} secondary={secondary} onBack={onBack} />
      </main>
    </WithHelp>
  );
};
