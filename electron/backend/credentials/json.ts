/** JSON as labelled lines: every text in it becomes `path: text`. */

const deepest = 12;

const linesOf = (value: unknown, path: string, depth: number): readonly string[] => {
  if (typeof value === 'string') return [`${path}: ${value}`];
  if (typeof value !== 'object' || value === null || depth === deepest) return [];
  return Object.entries(value).flatMap(([key, inner]) => linesOf(inner, `${path} ${key}`, depth + 1));
};

/** null where the text is not a JSON object or array. */
export const jsonLines = (text: string): readonly string[] | null => {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (!/^[{[]/.test(trimmed)) return null;
  try {
    return linesOf(JSON.parse(trimmed), '', 0);
  } catch {
    return null;
  }
};
