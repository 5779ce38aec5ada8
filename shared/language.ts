/** Which language the program speaks: the user's choice, else the system's, else English. */
import { type Language, languages } from './contract/settings.ts';

export const languageFor = (chosen: Language | null, systemLanguage: string): Language => {
  if (chosen !== null) return chosen;
  const primary = systemLanguage.toLowerCase().split('-')[0];
  return languages.find((language) => language === primary) ?? 'en';
};
