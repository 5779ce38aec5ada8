// The scripts' only way to speak: plain lines, and failures as one sentence plus what to do.

const LEFTOVERS_MS = 3_000;

/** A failure that the user can act on. Its message is one plain sentence plus what to do. */
export class PlainError extends Error {}

/** The user, or the system, asked us to stop. It is no failure: what was begun is cleaned up in silence. */
export class Interrupted extends Error {}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @param {string} line */
export function warn(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * The first line of whatever was thrown, never a stack trace. An interruption is no failure and is thrown on.
 * @param {unknown} reason
 * @returns {string}
 */
export function plainly(reason) {
  if (reason instanceof Interrupted) throw reason;
  const text = reason instanceof Error ? reason.message : String(reason);
  if (reason instanceof PlainError) return text;
  const first = text.split('\n', 1)[0] ?? '';
  return `Something unexpected happened: ${first.trim() || 'no reason was given'}.`;
}

/**
 * Runs a script's main function. Its number is the exit code; what it throws becomes one plain line.
 * @param {() => Promise<number>} main
 * @param {{codeWhenStopped?: number}} [options] the exit code after Ctrl-C; 0 where that is the normal end
 */
export async function runMain(main, { codeWhenStopped = 130 } = {}) {
  try {
    process.exitCode = await main();
  } catch (reason) {
    if (!(reason instanceof Interrupted)) warn(plainly(reason));
    process.exitCode = reason instanceof Interrupted ? codeWhenStopped : 1;
  }
  // Whatever a library left open must not keep the terminal waiting.
  setTimeout(() => process.exit(), LEFTOVERS_MS).unref();
}
