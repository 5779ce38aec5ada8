/** The user's words for a path of the instance's configuration; the path itself where there are none. */
import type { useText } from '../../components/Message.tsx';
import { pathName } from './view.ts';

type Text = ReturnType<typeof useText>;

export const pathWords = (text: Text, path: string): string => {
  const known = pathName(path);
  return known === null ? path : text(`path.${known}`);
};
