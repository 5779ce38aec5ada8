/** This computer's recipient code, with what to do with it. */
import { ActionButton, Text } from '@react-spectrum/s2';
import Copy from '@react-spectrum/s2/icons/Copy';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { bodyText, quietText, sectionTitle, stackTight } from '../components/layout.ts';
import { Message, useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Waiting } from '../components/Waiting.tsx';
import { orpc, problemOf } from '../state/client.ts';

const line = style({ display: 'flex', alignItems: 'center', gap: 12, flexWrap: 'wrap' });
const codeBox = style({
  font: 'code-sm',
  overflowWrap: 'anywhere',
  userSelect: 'all',
  padding: 12,
  borderRadius: 'default',
  backgroundColor: 'gray-75',
  flexGrow: 1,
  flexBasis: 0,
  minWidth: 240,
});

/** Without the clipboard's permission, which the program gives to nobody: what is selected may be copied. */
const copyContentOf = (element: HTMLElement): boolean => {
  const selection = window.getSelection();
  if (selection === null) return false;
  selection.selectAllChildren(element);
  return document.execCommand('copy');
};

export const RecipientCode = () => {
  const text = useText();
  const box = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);
  const query = useQuery(orpc.handOff.recipient.queryOptions({ staleTime: 0, gcTime: 0 }));
  return (
    <section className={stackTight}>
      <h3 className={sectionTitle}>{text('hand-off.receive.code.title')}</h3>
      {query.isPending && <Waiting label={text('hand-off.receive.code.loading')} />}
      {query.isError && (
        <ProblemNotice problem={problemOf(query.error)} onAction={() => void query.refetch()} />
      )}
      {query.data && (
        <>
          <span className={quietText}>{text('hand-off.receive.code.label')}</span>
          <div className={line}>
            <code ref={box} className={codeBox}>
              {query.data.code}
            </code>
            <ActionButton
              onPress={() => setCopied(box.current !== null && copyContentOf(box.current))}
              aria-describedby="recipient-code-copied"
            >
              <Copy />
              <Text>{text('hand-off.receive.code.copy')}</Text>
            </ActionButton>
            <span id="recipient-code-copied" className={quietText} aria-live="polite">
              {isCopied ? text('hand-off.receive.code.copied') : ''}
            </span>
          </div>
          <p className={bodyText}>
            <Message id="hand-off.receive.code.tell" />
          </p>
          <p className={quietText}>
            {text(query.data.isLasting ? 'hand-off.receive.code.open' : 'hand-off.receive.code.session')}
          </p>
        </>
      )}
    </section>
  );
};
