/** The language of the page and its catalogue; the old one stays until the new one is loaded. */
import { useEffect, useState } from 'react';
import { type Language, languageFor } from '../../shared/language.ts';
import { type Catalogue, loadCatalogue } from './messages.ts';
import { useAppInfo, useSettings } from './settings.ts';

export interface LoadedLanguage {
  readonly language: Language;
  readonly catalogue: Catalogue;
}

export const useCatalogue = (start: LoadedLanguage): LoadedLanguage => {
  const [loaded, setLoaded] = useState(start);
  const settings = useSettings();
  const info = useAppInfo();
  const wanted = languageFor(settings.language, info?.systemLanguage ?? 'en');

  useEffect(() => {
    let isCurrent = true;
    const show = async (): Promise<void> => {
      const catalogue = await loadCatalogue(wanted);
      if (isCurrent) setLoaded({ language: wanted, catalogue });
    };
    if (wanted !== loaded.language) void show();
    return () => {
      isCurrent = false;
    };
  }, [wanted, loaded.language]);

  useEffect(() => {
    document.documentElement.lang = loaded.language;
  }, [loaded.language]);
  return loaded;
};
