// A limit for what may never end, such as waiting for a frame on a machine that draws none.
import { PlainError } from './say.mjs';

/**
 * What `work` gives, if it does so within the limit. The work itself is not ended: who calls cleans up.
 * @template T
 * @param {number} milliseconds
 * @param {Promise<T>} work
 * @param {string} tooLate one plain sentence plus what to do
 * @returns {Promise<T>} throws a PlainError with `tooLate`
 */
export async function within(milliseconds, work, tooLate) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new PlainError(tooLate)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
