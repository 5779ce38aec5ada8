/** Reads a file that the user named: a regular one, and never more of it than the limit. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** null = there is no such file, it may not be read, or it is something else, such as a device. `limit` in bytes. */
export const readBounded = async (path: string, limit: number): Promise<Uint8Array | 'too-large' | null> => {
  try {
    // Without O_NONBLOCK opening a named pipe would wait for ever.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return null;
      if (stats.size > limit) return 'too-large';
      const buffer = Buffer.alloc(limit + 1);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      return bytesRead > limit ? 'too-large' : buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
};
