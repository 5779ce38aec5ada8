/** What the system says when a file of ours cannot be written, as a problem that tells the user what to do. */
import { type Problem, problemOf } from '../../../shared/problems.ts';

const full = ['ENOSPC', 'EDQUOT'];
const refused = ['EROFS', 'EACCES', 'EPERM'];

const fieldOf = (error: Error, name: 'code' | 'syscall' | 'path'): string => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : '';
};

/** null = it is something else. `dataFolder` = absolute path; a refusal elsewhere, such as of a program, is no matter of the disk. */
export const diskProblem = (error: unknown, dataFolder: string): Problem | null => {
  if (!(error instanceof Error)) return null;
  const code = fieldOf(error, 'code');
  // The system says the same of too many watched files.
  if (full.includes(code) && fieldOf(error, 'syscall') !== 'watch') return problemOf('host.disk-full');
  const isOurs = fieldOf(error, 'path').startsWith(dataFolder);
  return refused.includes(code) && isOurs ? problemOf('host.folder-refused', { path: dataFolder }) : null;
};
