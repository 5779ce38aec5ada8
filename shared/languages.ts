/** The languages that the wizard speaks. */
export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];
