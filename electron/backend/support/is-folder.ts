/** Is there a folder? Whatever cannot be looked at is none: a path through a file, a name that no system takes. */
import { statSync } from 'node:fs';

export const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};
