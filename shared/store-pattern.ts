/** Which stores are meant: a name, a pattern in which `*` stands for any text, or `tag:` with a tag. Pure. */

interface Named {
  readonly name: string;
  readonly tags: readonly string[];
}

const tagMark = 'tag:';

/** Upper and lower case are the same; all but `*` stands for itself. */
const patternOf = (text: string): RegExp => {
  const parts = text.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 'isu');
};

/** Does the store have this name, fit this pattern, or carry this tag? */
export const fits = (given: string, { name, tags }: Named): boolean => {
  const wanted = given.trim();
  if (!wanted.toLowerCase().startsWith(tagMark)) return patternOf(wanted).test(name);
  const pattern = patternOf(wanted.slice(tagMark.length));
  return tags.some((tag) => pattern.test(tag));
};
