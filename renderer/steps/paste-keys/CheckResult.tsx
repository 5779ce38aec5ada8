/** The gateway's word on one pair: accepted, rejected, or not confirmed and what that means. */
import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { KeyCheck } from '../../../shared/model/key-set.ts';
import { problemOfCheck } from '../../../shared/problem-of-check.ts';
import { quietText, stackTight } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Reveal } from '../../components/Reveal.tsx';

const wide = style({ width: 'full' });
const hostOf = (gateway: string): string => (URL.canParse(gateway) ? new URL(gateway).host : gateway);

interface CheckResultProps {
  readonly check: KeyCheck;
  /** What it means here when the gateway could not say; by default that one may go on. */
  readonly unconfirmed?: string | undefined;
}

export const CheckResult = ({ check, unconfirmed }: CheckResultProps) => {
  const text = useText();
  const gateway = hostOf(check.gateway);
  const problem = problemOfCheck({ ...check, gateway });
  if (check.verdict === 'accepted') {
    return (
      <InlineAlert variant="positive" fillStyle="subtleFill" styles={wide}>
        <Heading level={2}>{text('check.accepted.title')}</Heading>
        <Content>{text('check.accepted.text', { gateway })}</Content>
      </InlineAlert>
    );
  }
  return (
    <Reveal>
      <div className={stackTight} data-verdict={check.verdict}>
        {problem && (
          <ProblemNotice problem={problem} variant={check.verdict === 'rejected' ? 'negative' : 'notice'} />
        )}
        {check.verdict === 'not-confirmed' && (
          <p className={quietText}>{unconfirmed ?? text('check.not-confirmed.meaning')}</p>
        )}
      </div>
    </Reveal>
  );
};
