/** The help page of a problem: its three sentences, its background, and the details that support asks for. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Problem } from '../../shared/problems.ts';
import { codeText, helpText, quietText } from './layout.ts';
import { Message, useText } from './Message.tsx';

const areas = [
  'guided',
  'key',
  'keychain',
  'gateway',
  'registry',
  'instance',
  'ssh',
  'admin',
  'docker',
  'hand-off',
  'store-lists',
  'apply',
  'rotation',
  'stores',
] as const;
type Area = (typeof areas)[number] | 'other';

const areaOf = (problem: Problem): Area =>
  areas.find((area) => problem.code.startsWith(`${area}.`)) ?? 'other';

const subTitle = style({ font: 'title-sm', margin: 0 });
const part = style({ display: 'flex', flexDirection: 'column', gap: 4, overflowWrap: 'anywhere' });
const details = style({
  display: 'grid',
  gridTemplateColumns: ['auto', '1fr'],
  columnGap: 8,
  rowGap: 4,
  margin: 0,
});
const detailValue = style({ margin: 0, font: 'code-sm', overflowWrap: 'anywhere' });

/** What the notice of a problem does not say already. */
export const ProblemBackground = ({ problem }: { readonly problem: Problem }) => {
  const text = useText();
  return (
    <>
      <div className={part}>
        <h3 className={subTitle}>{text('help.problem.background')}</h3>
        <p className={helpText}>
          <Message id={`help.problem.area.${areaOf(problem)}`} />
        </p>
      </div>
      <div className={part}>
        <h3 className={subTitle}>{text('help.problem.details')}</h3>
        <dl className={details}>
          <dt className={quietText}>{text('help.problem.code')}</dt>
          <dd className={detailValue}>{problem.code}</dd>
          {Object.entries(problem.params).map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt className={quietText}>
                <span className={codeText}>{name}</span>
              </dt>
              <dd className={detailValue}>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
};

export const ProblemHelp = ({ problem }: { readonly problem: Problem }) => {
  const text = useText();
  const { code, params } = problem;
  return (
    <>
      <div className={part}>
        <h3 className={subTitle}>{text(`problem.${code}.title`, params)}</h3>
        <p className={helpText}>{text(`problem.${code}.why`, params)}</p>
      </div>
      <div className={part}>
        <h3 className={subTitle}>{text('help.problem.todo')}</h3>
        <p className={helpText}>{text(`problem.${code}.todo`, params)}</p>
      </div>
      <ProblemBackground problem={problem} />
    </>
  );
};
