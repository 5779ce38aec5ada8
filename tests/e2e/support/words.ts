/** The wizard's own texts, so that the tests look for what a user reads, in either language. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createIntl } from 'react-intl';
import { z } from 'zod';
import type { MessageId } from '../../../renderer/app/message-ids.ts';
import type { Language } from '../../../shared/language.ts';

export type Words = (id: MessageId, values?: Readonly<Record<string, string | number>>) => string;

const locales = path.resolve(import.meta.dirname, '../../../shared/locales');
const catalogueSchema = z.record(z.string(), z.string());

export const catalogueOf = (language: Language): Record<string, string> => {
  const files = readdirSync(path.join(locales, language)).filter((name) => name.endsWith('.json'));
  const parts = files.map((name) =>
    catalogueSchema.parse(JSON.parse(readFileSync(path.join(locales, language, name), 'utf8'))),
  );
  return Object.assign({}, ...parts);
};

const withoutEmphasis = (text: string): string => text.replaceAll(/<\/?(?:b|ui|code)>/g, '');

export const wordsOf = (language: Language): Words => {
  const texts = Object.entries(catalogueOf(language));
  const messages = Object.fromEntries(texts.map(([id, text]) => [id, withoutEmphasis(text)]));
  const intl = createIntl({ locale: language, messages });
  return (id, values) => intl.formatMessage({ id }, values);
};
