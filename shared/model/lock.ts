/** Where a locked configuration path gets its value from, so that the database row is ignored. */
export const lockSources = ['env.php', 'config.php', 'environment-variable', 'unknown'] as const;
export type LockSource = (typeof lockSources)[number];
