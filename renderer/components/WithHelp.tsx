/** Puts the help panel beside a page while it is open. */
import { CloseButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useEffect, useRef } from 'react';
import { useWizard } from '../state/wizard.ts';
import { sectionTitle } from './layout.ts';
import { useText } from './Message.tsx';
import { ProblemHelp } from './ProblemHelp.tsx';

interface WithHelpProps {
  readonly page: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

const frame = style({ position: 'relative', display: 'flex', height: 'full', minWidth: 0 });
const main = style({ flexGrow: 1, minWidth: 0, height: 'full' });
const panel = style({
  // In a narrow window it lies over the page.
  position: { default: 'absolute', lg: 'static' },
  insetY: 0,
  insetEnd: 0,
  zIndex: 1,
  width: 320,
  maxWidth: 'full',
  flexShrink: 0,
  height: 'full',
  overflowY: 'auto',
  boxSizing: 'border-box',
  padding: 24,
  backgroundColor: 'layer-1',
  borderStartWidth: 1,
  borderEndWidth: 0,
  borderYWidth: 0,
  borderStyle: 'solid',
  borderColor: 'gray-200',
});
const panelHead = style({ display: 'flex', justifyContent: 'space-between', alignItems: 'start', gap: 8 });
const panelBody = style({
  font: 'body-sm',
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  marginTop: 12,
});

export const WithHelp = ({ page, title, children }: WithHelpProps) => {
  const text = useText();
  const help = useWizard((state) => state.help);
  const showHelp = useWizard((state) => state.showHelp);
  const heading = useRef<HTMLHeadingElement>(null);
  const openedFrom = useRef<Element | null>(null);
  const beside = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (help === null) return;
    if (!heading.current?.parentElement?.contains(document.activeElement)) {
      openedFrom.current = document.activeElement;
    }
    heading.current?.focus();
  }, [help]);

  /** The focus goes back to where the help was opened from; where that was another page, to this one's title. */
  const close = () => {
    showHelp(null);
    const { current: from } = openedFrom;
    const isHere = from instanceof HTMLElement && from !== document.body && from.isConnected;
    const target = isHere ? from : beside.current?.querySelector<HTMLElement>('h1');
    target?.focus();
  };

  return (
    <div ref={beside} className={frame}>
      <div className={main}>{children}</div>
      {help !== null && (
        <aside
          className={panel}
          aria-label={text('common.help')}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <div className={panelHead}>
            <h2 ref={heading} tabIndex={-1} className={sectionTitle} style={{ outline: 'none' }}>
              {help.kind === 'page' ? title : text('help.problem.heading')}
            </h2>
            <CloseButton aria-label={text('common.close-help')} onPress={close} />
          </div>
          <div className={panelBody}>
            {help.kind === 'page' ? page : <ProblemHelp problem={help.problem} />}
          </div>
        </aside>
      )}
    </div>
  );
};
