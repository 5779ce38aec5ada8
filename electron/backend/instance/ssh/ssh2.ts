/** Loads ssh2 when the first SSH store is reached, so that starting the program does not pay for it. */
export const loadSsh2 = async () => (await import('ssh2')).default;
