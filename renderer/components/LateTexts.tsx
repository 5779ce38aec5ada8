/** Brings the texts of one area to what is inside it. Suspends until they are there. */
import { type ReactNode, use } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { type LateArea, loadLate } from '../app/late-messages.ts';
import { richText } from './Message.tsx';

interface LateTextsProps {
  readonly area: LateArea;
  readonly children: ReactNode;
}

export const LateTexts = ({ area, children }: LateTextsProps) => {
  const { locale, messages } = useIntl();
  const plain = Object.fromEntries(
    Object.entries(messages).flatMap(([id, text]) => (typeof text === 'string' ? [[id, text]] : [])),
  );
  const late = use(loadLate(area, locale === 'ko' ? 'ko' : 'en'));
  return (
    <IntlProvider locale={locale} messages={{ ...plain, ...late }} defaultRichTextElements={richText}>
      {children}
    </IntlProvider>
  );
};
