/** The log as a file of JSON lines, in a folder `logs` of the data folder. */
import { mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import pino from 'pino';
import type { Log, LogFields } from './log.ts';
import { redact } from './redact.ts';

/** Bytes; at the next start a longer file becomes the previous one. */
const longestFile = 5 * 1024 * 1024;

/** Characters that wait for room on the disk; what comes after them is dropped. */
const longestQueue = 1024 * 1024;

const setAside = (file: string): void => {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > longestFile) renameSync(file, `${file}.1`);
};

const redactFields = (fields: LogFields): LogFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value]),
  );

/**
 * Written line by line, so that the last line before a crash is there. A full disk, or a file that was taken away,
 * costs the log its lines and nobody their work: what is called here never throws.
 */
export const openFileLog = (dataFolder: string): Log => {
  const folder = path.join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'commerce-connect.log');
  setAside(file);
  const destination = pino.destination({ dest: file, sync: true, mode: 0o600, maxLength: longestQueue });
  destination.on('error', () => undefined);
  const logger = pino(
    { base: null, messageKey: 'event', timestamp: pino.stdTimeFunctions.isoTime },
    destination,
  );
  const writer =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}): void => {
      try {
        logger[level](redactFields(fields), redact(event));
      } catch {
        // In this mode the library throws what the system says, such as ENOSPC (sonic-boom 4).
      }
    };
  return { info: writer('info'), warn: writer('warn'), error: writer('error') };
};
