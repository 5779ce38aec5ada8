/** Loads the catalogue of a language; only the language in use is loaded. */
import type { Language } from '../../shared/language.ts';
import type { MessageId } from './message-ids.ts';

/** Every language has every message: the compiler compares each catalogue with the English one. */
export type Catalogue = Record<MessageId, string>;

const loaders: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import('./catalogue.en.ts'),
  ko: () => import('./catalogue.ko.ts'),
};

export const loadCatalogue = async (language: Language): Promise<Catalogue> =>
  (await loaders[language]()).default;
