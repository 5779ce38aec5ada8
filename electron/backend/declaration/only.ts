/** Which stores of the file are meant. Pure. */
import type { DeclaredStore } from '../../../shared/declaration/index.ts';
import { fits } from '../../../shared/store-pattern.ts';

/** All of them where nothing is named. */
export const onlyThese = <Store extends Pick<DeclaredStore, 'name' | 'tags'>>(
  stores: readonly Store[],
  only: readonly string[],
): readonly Store[] =>
  only.length === 0 ? stores : stores.filter((store) => only.some((wanted) => fits(wanted, store)));
