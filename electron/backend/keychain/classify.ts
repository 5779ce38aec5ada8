/** All errors of the keychain library carry the same code, so they are told apart by their text. */
import type { ProblemCode } from '../../../shared/problems.ts';
import type { HelperRequest } from './messages.ts';

const locked = /unlock prompt was dismissed|IsLocked|interaction is not allowed|user canceled/i;
const unavailable =
  /not provided by any|autolaunch|Failed to connect|no result found|Did not receive a reply|No such file or directory/i;

export const classify = (message: string, op: HelperRequest['op']): ProblemCode => {
  if (locked.test(message)) return 'keychain.locked';
  if (unavailable.test(message)) return 'keychain.unavailable';
  return op === 'get' ? 'keychain.unavailable' : 'keychain.write-failed';
};
