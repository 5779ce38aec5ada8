/** Why a value was refused, beside its field. */
import { Link } from '@react-spectrum/s2';
import AlertTriangle from '@react-spectrum/s2/icons/AlertTriangle';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Problem } from '../../../shared/problems.ts';
import { useText } from '../../components/Message.tsx';
import { useWizard } from '../../state/wizard.ts';

const frame = style({ display: 'flex', gap: 8, font: 'body-sm', color: 'negative' });
const lines = style({ display: 'flex', flexDirection: 'column', gap: 4, minWidth: 0 });
const title = style({ fontWeight: 'bold' });
const todo = style({ color: 'neutral' });
const icon = iconStyle({ size: 'S', color: 'negative', marginTop: 2 });

export const FieldProblem = ({ problem }: { readonly problem: Problem }) => {
  const text = useText();
  const showHelp = useWizard((state) => state.showHelp);
  const { code, params } = problem;
  return (
    <div className={frame} data-problem={code}>
      <AlertTriangle styles={icon} />
      <div className={lines}>
        <span className={title}>{text(`problem.${code}.title`, params)}</span>
        <span className={todo}>{text(`problem.${code}.todo`, params)}</span>
        <span>
          <Link variant="secondary" onPress={() => showHelp({ kind: 'problem', problem })}>
            {text('common.more-about-this')}
          </Link>
        </span>
      </div>
    </div>
  );
};
