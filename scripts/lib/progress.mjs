// A progress line: redrawn on a terminal, a few plain lines elsewhere.
import { say } from './say.mjs';

const BAR_WIDTH = 30;
/** Without a terminal: a line for each quarter. */
const PLAIN_STEP = 0.25;

/**
 * @param {string} label
 * @param {number} fraction 0 to 1
 * @returns {string}
 */
export function progressLine(label, fraction) {
  const part = Math.min(1, Math.max(0, fraction));
  const full = Math.round(part * BAR_WIDTH);
  const percent = `${Math.round(part * 100)}%`.padStart(4);
  return `${label} [${'#'.repeat(full)}${'.'.repeat(BAR_WIDTH - full)}]${percent}`;
}

/**
 * @param {string} label
 * @param {NodeJS.WriteStream} [stream]
 */
export function startProgress(label, stream = process.stdout) {
  let announced = 0;
  if (!stream.isTTY) say(`${label} ...`);
  return {
    /** @param {number} fraction */
    update(fraction) {
      if (stream.isTTY) {
        stream.write(`\r${progressLine(label, fraction)}`);
      } else if (fraction < 1 && fraction >= announced + PLAIN_STEP) {
        announced = Math.floor(fraction / PLAIN_STEP) * PLAIN_STEP;
        say(`${label} ... ${Math.round(announced * 100)}%`);
      }
    },
    done() {
      if (stream.isTTY) stream.write(`\r${progressLine(label, 1)}\n`);
    },
    /** Leaves the line without claiming the end. */
    stop() {
      if (stream.isTTY) stream.write('\n');
    },
  };
}
