/** How often stores are checked by themselves while the program runs. */
export const checkIntervals = ['never', 'day', 'week'] as const;
export type CheckInterval = (typeof checkIntervals)[number];
