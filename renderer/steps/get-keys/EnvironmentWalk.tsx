/** What to press in the API portal for one environment. */
import { Checkbox } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Environment } from '../../../shared/model/environment.ts';
import { card, sectionTitle } from '../../components/layout.ts';
import { Message, useText } from '../../components/Message.tsx';
import { numbered } from './styles.ts';

interface EnvironmentWalkProps {
  readonly environment: Environment;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

const grow = style({ flexGrow: 1 });
const presses = ['add', 'download', 'cancel'] as const;

export const EnvironmentWalk = ({ environment, isTicked, onTick }: EnvironmentWalkProps) => {
  const text = useText();
  return (
    <section className={card}>
      <h2 className={sectionTitle}>{text(`step.get-keys.walk.${environment}`)}</h2>
      <ol className={numbered}>
        <li>
          <Message id={`step.get-keys.walk.${environment}.choose`} />
        </li>
        {presses.map((press) => (
          <li key={press}>
            <Message id={`step.get-keys.walk.${press}`} />
          </li>
        ))}
      </ol>
      <div className={grow} />
      <Checkbox isSelected={isTicked} onChange={onTick}>
        {text(`step.get-keys.walk.${environment}.done`)}
      </Checkbox>
    </section>
  );
};
