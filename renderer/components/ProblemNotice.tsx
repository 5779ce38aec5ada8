/** A problem: what happened, why, what to do, and the one button that helps. */
import { Button, Content, Heading, InlineAlert, Link } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { actionOf, type Problem, type ProblemAction } from '../../shared/problems.ts';
import { useWizard } from '../state/wizard.ts';
import { useText } from './Message.tsx';
import { ProblemBackground } from './ProblemHelp.tsx';
import { Reveal } from './Reveal.tsx';

interface ProblemNoticeProps {
  readonly problem: Problem;
  /** Does what the problem's button says. Without it there is no button. */
  readonly onAction?: ((action: ProblemAction, problem: Problem) => void) | undefined;
  /** `notice` for what the user should know, `negative` for what stops them. */
  readonly variant?: 'negative' | 'notice' | undefined;
  readonly isPending?: boolean | undefined;
}

const lines = style({ display: 'flex', flexDirection: 'column', gap: 4 });
const line = style({ margin: 0, overflowWrap: 'anywhere' });
const more = style({ display: 'flex', flexDirection: 'column', gap: 12, marginTop: 12 });
const buttons = style({ display: 'flex', alignItems: 'center', gap: 16, flexWrap: 'wrap', marginTop: 12 });

/** The panel beside the page is out of reach while a dialog is open, and may lie over it. */
const isInDialog = (element: Element): boolean =>
  element.closest('[role="dialog"], [role="alertdialog"]') !== null;

export const ProblemNotice = ({ problem, onAction, variant, isPending }: ProblemNoticeProps) => {
  const text = useText();
  const showHelp = useWizard((state) => state.showHelp);
  const { code, params } = problem;
  const action = actionOf(problem);
  const [isOpen, setOpen] = useState(false);
  const showMore = (element: Element) =>
    isInDialog(element) ? setOpen(!isOpen) : showHelp({ kind: 'problem', problem });
  return (
    <Reveal>
      <InlineAlert variant={variant ?? 'negative'} fillStyle="subtleFill" styles={style({ width: 'full' })}>
        <Heading level={2}>{text(`problem.${code}.title`, params)}</Heading>
        <Content>
          <div className={lines} data-problem={code}>
            <p className={line}>{text(`problem.${code}.why`, params)}</p>
            <p className={line}>{text(`problem.${code}.todo`, params)}</p>
          </div>
          <div className={buttons}>
            {action !== null && onAction && (
              <Button
                size="S"
                variant="primary"
                fillStyle="outline"
                isPending={isPending ?? false}
                onPress={() => onAction(action, problem)}
              >
                {text(`problem-action.${action}`)}
              </Button>
            )}
            <Link isStandalone variant="secondary" onPress={({ target }) => showMore(target)}>
              {text('common.more-about-this')}
            </Link>
          </div>
          {isOpen && (
            <Reveal>
              <div className={more}>
                <ProblemBackground problem={problem} />
              </div>
            </Reveal>
          )}
        </Content>
      </InlineAlert>
    </Reveal>
  );
};
