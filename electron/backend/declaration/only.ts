/** Which stores of the file are meant: names, patterns with `*`, and `tag:WORD`. Pure. */
import type { DeclaredStore } from '../../../shared/declaration/index.ts';

type Named = Pick<DeclaredStore, 'name' | 'tags'>;

const matcher = (wanted: string): ((store: Named) => boolean) => {
  const plain = wanted.trim().toLowerCase();
  if (plain.startsWith('tag:')) {
    const word = plain.slice('tag:'.length);
    return ({ tags }) => tags.some((tag) => tag.toLowerCase() === word);
  }
  const parts = plain.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('.*')}$`, 's');
  return ({ name }) => pattern.test(name.toLowerCase());
};

/** All of them where nothing is named. */
export const onlyThese = <Store extends Named>(
  stores: readonly Store[],
  only: readonly string[],
): readonly Store[] => {
  if (only.length === 0) return stores;
  const matchers = only.map(matcher);
  return stores.filter((store) => matchers.some((matches) => matches(store)));
};
