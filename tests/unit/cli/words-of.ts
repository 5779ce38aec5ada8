/** Takes a line of a shell apart, as far as our examples use quotes; what comes after `>` is the shell's. */
export const wordsOf = (line: string): readonly string[] => {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const redirected = words.indexOf('>');
  return redirected < 0 ? words : words.slice(0, redirected);
};
