/** The head of a page with a list: its title, how much there is, and what can be added. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useEffect, useRef } from 'react';
import { pageTitle, quietText } from './layout.ts';

const head = style({
  display: 'flex',
  alignItems: 'end',
  justifyContent: 'space-between',
  gap: 16,
  flexWrap: 'wrap',
});
const titles = style({ display: 'flex', flexDirection: 'column', gap: 4 });

interface ListHeadProps {
  readonly title: string;
  readonly count: string;
  /** The buttons. */
  readonly children: ReactNode;
}

export const ListHead = ({ title, count, children }: ListHeadProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  // What was pressed to come here has gone with its page; a screen reader starts at the title.
  useEffect(() => heading.current?.focus(), []);
  // Nor does what was removed give the keyboard back: it goes on at the title, and not from the window's edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each change of the list
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [count]);
  return (
    <div className={head}>
      <div className={titles}>
        <h1 ref={heading} tabIndex={-1} className={pageTitle}>
          {title}
        </h1>
        <p className={quietText} aria-live="polite">
          {count}
        </p>
      </div>
      {children}
    </div>
  );
};
