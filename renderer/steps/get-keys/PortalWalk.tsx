/** The way through the API portal, page by page, with the names that the pages print. */
import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { type Environment, environments } from '../../../shared/model/environment.ts';
import { card, sectionTitle } from '../../components/layout.ts';
import { Message, useText } from '../../components/Message.tsx';
import { OpenLinkButton } from '../../components/OpenLinkButton.tsx';
import { EnvironmentWalk } from './EnvironmentWalk.tsx';
import { numbered } from './styles.ts';

interface PortalWalkProps {
  readonly storeId: string;
  /** The practice portal of this computer instead of Adobe's. */
  readonly isPractice: boolean;
}

const sideBySide = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
  gap: 16,
  alignItems: 'stretch',
});

const signIn = [
  'step.get-keys.sign-in.account',
  'step.get-keys.sign-in.tab',
  'step.get-keys.sign-in.portal',
] as const;

export const PortalWalk = ({ storeId, isPractice }: PortalWalkProps) => {
  const text = useText();
  const [ticked, setTicked] = useState<readonly Environment[]>([]);
  const tick = (environment: Environment, isTicked: boolean) =>
    setTicked((before) => [
      ...before.filter((one) => one !== environment),
      ...(isTicked ? [environment] : []),
    ]);

  return (
    <>
      <section className={card}>
        <h2 className={sectionTitle}>
          {text(isPractice ? 'step.get-keys.open.practice' : 'step.get-keys.open')}
        </h2>
        {isPractice ? (
          <p className={style({ font: 'body', margin: 0 })}>
            <Message id="step.get-keys.open.practice.text" />
          </p>
        ) : (
          <ol className={numbered}>
            {signIn.map((id) => (
              <li key={id}>
                <Message id={id} />
              </li>
            ))}
          </ol>
        )}
        <OpenLinkButton
          link={isPractice ? 'practice-portal' : 'account-dashboard'}
          storeId={storeId}
          label={text(isPractice ? 'step.get-keys.open-practice-portal' : 'step.get-keys.open-portal')}
        />
      </section>
      <InlineAlert variant="notice" fillStyle="subtleFill" styles={style({ width: 'full' })}>
        <Heading level={2}>{text('step.get-keys.only-chance.title')}</Heading>
        <Content>
          <Message id="step.get-keys.only-chance.text" />
        </Content>
      </InlineAlert>
      <div className={sideBySide}>
        {environments.map((environment) => (
          <EnvironmentWalk
            key={environment}
            environment={environment}
            isTicked={ticked.includes(environment)}
            onTick={(isTicked) => tick(environment, isTicked)}
          />
        ))}
      </div>
    </>
  );
};
