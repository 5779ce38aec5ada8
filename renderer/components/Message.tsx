/** Texts of the catalogue: `useText` for plain strings, `Message` where a text has emphasis in it. */
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LateMessageId } from '../app/late-messages.ts';
import type { MessageId } from '../app/message-ids.ts';

/** A text of the catalogue, or one that comes with its screen (inside of `LateTexts` only). */
type AnyMessageId = MessageId | LateMessageId;

export type TextValues = Record<string, string | number>;

export const useText = (): ((id: AnyMessageId, values?: TextValues) => string) => {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
};

interface MessageProps {
  readonly id: AnyMessageId;
  readonly values?: Record<string, ReactNode>;
}

/** Knows `<b>` (emphasis), `<ui>` (a name that the portal or the Admin prints) and `<code>`. */
export const Message = ({ id, values }: MessageProps) => (
  <FormattedMessage id={id} {...(values === undefined ? {} : { values })} />
);

export const richText = {
  b: (chunks: ReactNode[]) => <strong>{chunks}</strong>,
  // The portal and the Admin are in English wherever they are looked for by name.
  ui: (chunks: ReactNode[]) => <strong lang="en">{chunks}</strong>,
  code: (chunks: ReactNode[]) => <code>{chunks}</code>,
};
