/** One thing to do now: a number, a title, a sentence, and its links. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import { Message } from '../../components/Message.tsx';
import type { TodoTextId } from './todos.ts';

const item = style({
  display: 'flex',
  gap: 16,
  paddingY: 16,
  borderBottomWidth: { default: 1, ':last-child': 0 },
  borderTopWidth: 0,
  borderXWidth: 0,
  borderStyle: 'solid',
  borderColor: 'gray-200',
});
const number = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  size: 28,
  flexShrink: 0,
  borderRadius: 'full',
  font: 'ui',
  fontWeight: 'bold',
  backgroundColor: 'gray-100',
  color: 'neutral',
});
const words = style({ display: 'flex', flexDirection: 'column', gap: 4, minWidth: 0 });
const title = style({ font: 'title-sm', margin: 0 });
const body = style({ font: 'body', margin: 0 });
const links = style({ display: 'flex', gap: 12, flexWrap: 'wrap', marginTop: { default: 8, ':empty': 0 } });

interface TodoProps {
  readonly number: number;
  readonly title: string;
  readonly textId: TodoTextId;
  readonly children: ReactNode;
}

export const Todo = ({ number: position, title: heading, textId, children }: TodoProps) => (
  <li className={item}>
    <span className={number} aria-hidden>
      {position}
    </span>
    <div className={words}>
      <h3 className={title}>{heading}</h3>
      <p className={body}>
        <Message id={textId} />
      </p>
      <div className={links}>{children}</div>
    </div>
  </li>
);
