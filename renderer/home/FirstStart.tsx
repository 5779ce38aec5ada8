/** The first start: practise without an account, or connect a real store. */
import { Button } from '@react-spectrum/s2';
import Education from '@react-spectrum/s2/icons/Education';
import Plugin from '@react-spectrum/s2/icons/Plugin';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { bodyText, card, leadText, quietText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useWizard } from '../state/wizard.ts';
import { usePractice } from './usePractice.ts';

const intro = style({ display: 'flex', flexDirection: 'column', gap: 8, maxWidth: 640, marginTop: 16 });
const title = style({ font: 'heading-xl', margin: 0, outlineStyle: 'none' });
const choices = style({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
  gap: 24,
});
const cardTitle = style({ font: 'title-lg', margin: 0 });
const grow = style({ flexGrow: 1 });
const foot = style({ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: 16 });
const icon = iconStyle({ size: 'XL' });

/** The menu is not what a first start waits for. */
const MoreMenu = lazy(() => import('./MoreMenu.tsx').then((module) => ({ default: module.MoreMenu })));

interface ChoiceProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly description: string;
  readonly button: ReactNode;
}

const Choice = ({ icon: picture, title: name, description, button }: ChoiceProps) => (
  <section className={card} aria-label={name}>
    {picture}
    <h2 className={cardTitle}>{name}</h2>
    <p className={bodyText}>{description}</p>
    <div className={grow} />
    <div>{button}</div>
  </section>
);

const FirstStart = () => {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  // What was pressed to come here has gone with its page; a screen reader starts at the title.
  useEffect(() => heading.current?.focus(), []);
  const practice = usePractice();
  const openNewStore = useWizard((state) => state.openNewStore);
  return (
    <>
      <div className={intro}>
        <h1 ref={heading} tabIndex={-1} className={title}>
          {text('home.welcome.title')}
        </h1>
        <p className={leadText}>{text('home.welcome.lead')}</p>
      </div>
      {practice.problem && (
        <div aria-live="polite">
          <ProblemNotice problem={practice.problem} onAction={practice.start} />
        </div>
      )}
      <div className={choices}>
        <Choice
          icon={<Plugin styles={icon} />}
          title={text('home.connect.title')}
          description={text('home.connect.text')}
          button={
            <Button variant="accent" size="L" onPress={openNewStore}>
              {text('home.connect.button')}
            </Button>
          }
        />
        <Choice
          icon={<Education styles={icon} />}
          title={text('home.practice.title')}
          description={text('home.practice.text')}
          button={
            <Button variant="secondary" size="L" isPending={practice.isPending} onPress={practice.start}>
              {text('home.practice.button')}
            </Button>
          }
        />
      </div>
      <div className={foot}>
        <p className={quietText}>{text('home.welcome.promise')}</p>
        <Suspense>
          <MoreMenu hasStores={false} />
        </Suspense>
      </div>
    </>
  );
};

export default FirstStart;
