/** What to install or to switch on where the Commerce Services Connector is not there, with the commands. */
import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import { bodyText, stackTight } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { type ModuleAdvice, moduleAdvice } from './modules.ts';

const command = style({
  font: 'code-sm',
  margin: 0,
  padding: 8,
  borderRadius: 'default',
  backgroundColor: 'gray-100',
});

const Commands = ({ commands }: { readonly commands: ModuleAdvice['commands'] }) => {
  const text = useText();
  return commands.map(({ labelId, lines }) => (
    <div key={labelId} className={stackTight}>
      <p className={bodyText}>{text(labelId)}</p>
      {/* One click marks the whole command, ready to be copied. */}
      <pre className={command} style={{ userSelect: 'all', whiteSpace: 'pre-wrap' }} lang="en">
        {lines.join('\n')}
      </pre>
    </div>
  ));
};

export const MissingModules = ({ instance }: { readonly instance: InstanceFacts }) => {
  const text = useText();
  const advice = moduleAdvice(instance);
  if (advice === null) return null;
  return (
    <InlineAlert variant="notice" fillStyle="border" styles={style({ width: 'full' })}>
      <Heading level={2}>{text(`step.store.module.${advice.kind}.title`)}</Heading>
      <Content>
        <div className={stackTight} data-modules={advice.kind}>
          <p className={bodyText}>{text(`step.store.module.${advice.kind}.text`)}</p>
          {advice.builtIn !== null && (
            <p className={bodyText}>{text('step.store.module.built-in', { version: advice.builtIn })}</p>
          )}
          <Commands commands={advice.commands} />
        </div>
      </Content>
    </InlineAlert>
  );
};
