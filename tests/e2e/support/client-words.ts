/** The texts of the pages about clients and checks, which come with those pages. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createIntl } from 'react-intl';
import { z } from 'zod';
import type { LateMessageId } from '../../../renderer/app/late-messages.ts';
import type { Language } from '../../../shared/language.ts';
import { projectRoot } from './launch.ts';

const texts = z.record(z.string(), z.string());
const read = (language: Language, area: string): Record<string, string> =>
  texts.parse(
    JSON.parse(
      readFileSync(path.join(projectRoot, 'shared/locales', language, 'late', `${area}.json`), 'utf8'),
    ),
  );

export type LateWords = (id: LateMessageId, values?: Readonly<Record<string, string | number>>) => string;

export const lateWordsOf = (language: Language): LateWords => {
  const messages = { ...read(language, 'clients'), ...read(language, 'checks') };
  const intl = createIntl({ locale: language, messages });
  return (id, values) => intl.formatMessage({ id }, values);
};
