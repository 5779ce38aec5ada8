// Reading a child's first line and writing its input, whatever happens to the child.

/**
 * @param {import('node:stream').Readable | null} stream
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string | undefined>} undefined when the child ends, or cannot start, before it says a line
 */
export function firstLine(stream, child) {
  return new Promise((resolve) => {
    let text = '';
    stream?.setEncoding('utf8').on('data', (part) => {
      text += part;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end).trim());
    });
    child.once('error', () => resolve(undefined));
    child.once('exit', () => resolve(undefined));
  });
}

/**
 * @param {import('node:stream').Writable | null} stream
 * @param {string} text
 */
export function writeInput(stream, text) {
  // A child that is gone closes its end: its exit says more than EPIPE.
  stream?.on('error', () => undefined);
  stream?.end(text);
}
