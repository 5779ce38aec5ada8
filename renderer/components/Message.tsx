/** Texts of the catalogue: `useText` for plain strings, `Message` where a text has emphasis in it. */
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { MessageId } from '../app/message-ids.ts';

export type TextValues = Record<string, string | number>;

export const useText = (): ((id: MessageId, values?: TextValues) => string) => {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
};

interface MessageProps {
  readonly id: MessageId;
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
