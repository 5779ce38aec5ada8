/** A short message in a coloured frame: something to know before going on. */
import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';

interface NoticeProps {
  readonly variant: 'informative' | 'positive' | 'notice' | 'negative';
  readonly title: ReactNode;
  readonly children: ReactNode;
}

export const Notice = ({ variant, title, children }: NoticeProps) => (
  <InlineAlert
    variant={variant}
    fillStyle={variant === 'negative' ? 'subtleFill' : 'border'}
    styles={style({ width: 'full' })}
  >
    <Heading level={2}>{title}</Heading>
    <Content>{children}</Content>
  </InlineAlert>
);
