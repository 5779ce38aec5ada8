/** The languages that the program speaks, and which one: the user's choice, else the system's, else English. */
export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

export const languageFor = (chosen: Language | null, systemLanguage: string): Language => {
  if (chosen !== null) return chosen;
  const primary = systemLanguage.toLowerCase().split('-')[0];
  return languages.find((language) => language === primary) ?? 'en';
};
