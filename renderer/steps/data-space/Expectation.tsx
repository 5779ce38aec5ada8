/** What the edition's license normally gives, beside what the registry returned. It never blocks. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Edition } from '../../../shared/model/instance.ts';
import type { DataSpace } from '../../../shared/model/registry.ts';
import { quietText } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { countSpaces } from './view.ts';

const box = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
  paddingX: 20,
  paddingY: 16,
  borderRadius: 'lg',
  backgroundColor: 'layer-1',
});
const title = style({ font: 'title-sm', margin: 0 });

interface ExpectationProps {
  readonly edition: Edition | null;
  readonly spaces: readonly DataSpace[];
}

export const Expectation = ({ edition, spaces }: ExpectationProps) => {
  const text = useText();
  return (
    <aside className={box} aria-labelledby="expectation">
      <h2 id="expectation" className={title}>
        {text('step.data-space.expected.title')}
      </h2>
      <p className={quietText}>{text(`step.data-space.expected.${edition ?? 'unknown'}`)}</p>
      <p className={quietText}>
        {text('step.data-space.expected.found', countSpaces(spaces))} {text('step.data-space.expected.more')}
      </p>
    </aside>
  );
};
