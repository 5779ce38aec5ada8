/** What a store is for. */

/** Is this the shop that customers use? It decides which data spaces are warned about. */
export const purposes = ['production', 'testing'] as const;
export type Purpose = (typeof purposes)[number];
