/** What went wrong, in one plain line for a terminal. Texts of unknown errors stay out: they may quote input. */

const systemWords: Readonly<Record<string, string>> = {
  EADDRINUSE: 'The port is in use. Choose another one with --port, or leave --port away.',
  EEXIST: 'The folder for files is not a folder. Set COMMERCE_CONNECT_DATA to another one.',
  ENOTDIR: 'The folder for files is not a folder. Set COMMERCE_CONNECT_DATA to another one.',
  EACCES: 'This user may not do that. Check the port (below 1024 needs rights) and the folder for files.',
  EROFS: 'The folder for files cannot be written. Set COMMERCE_CONNECT_DATA to another folder.',
  ENOSPC: 'The disk is full.',
};

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

export const explain = (error: unknown): string => {
  const code = codeOf(error);
  const name = error instanceof Error ? error.name : typeof error;
  const words = code === null ? undefined : systemWords[code];
  return words ?? `Something went wrong (${code ?? name}). The log in the folder for files says more.`;
};
