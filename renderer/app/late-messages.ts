/** Texts of screens that few people open: they come with those screens, not with the first page. */

import type { Language } from '../../shared/language.ts';
import type checks from '../../shared/locales/en/late/checks.json';
import type clients from '../../shared/locales/en/late/clients.json';
import type handOff from '../../shared/locales/en/late/hand-off.json';
import type storeLists from '../../shared/locales/en/late/store-lists.json';

interface LateCatalogues {
  checks: Record<keyof typeof checks, string>;
  clients: Record<keyof typeof clients, string>;
  'hand-off': Record<keyof typeof handOff, string>;
  'store-lists': Record<keyof typeof storeLists, string>;
}
export type LateArea = keyof LateCatalogues;
export type LateMessageId =
  | keyof typeof checks
  | keyof typeof clients
  | keyof typeof handOff
  | keyof typeof storeLists;

type Loaders = {
  readonly [A in LateArea]: Record<Language, () => Promise<{ default: LateCatalogues[A] }>>;
};

const loaders: Loaders = {
  checks: {
    en: () => import('../../shared/locales/en/late/checks.json'),
    ko: () => import('../../shared/locales/ko/late/checks.json'),
  },
  clients: {
    en: () => import('../../shared/locales/en/late/clients.json'),
    ko: () => import('../../shared/locales/ko/late/clients.json'),
  },
  'hand-off': {
    en: () => import('../../shared/locales/en/late/hand-off.json'),
    ko: () => import('../../shared/locales/ko/late/hand-off.json'),
  },
  'store-lists': {
    en: () => import('../../shared/locales/en/late/store-lists.json'),
    ko: () => import('../../shared/locales/ko/late/store-lists.json'),
  },
};

const loaded = new Map<string, Promise<Record<string, string>>>();

/** The same promise for the same texts, as React's `use` wants it. A failed attempt is not remembered. */
export const loadLate = (area: LateArea, language: Language): Promise<Record<string, string>> => {
  const key = `${area} ${language}`;
  const before = loaded.get(key);
  if (before !== undefined) return before;
  const texts = loaders[area][language]().then((module): Record<string, string> => module.default);
  loaded.set(key, texts);
  texts.catch(() => loaded.delete(key));
  return texts;
};
