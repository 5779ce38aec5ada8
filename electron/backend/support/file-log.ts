/** The log as a file of JSON lines, in a folder `logs` of the data folder. */
import { mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import pino from 'pino';
import type { Log, LogFields } from './log.ts';
import { redact } from './redact.ts';

/** Bytes; at the next start a longer file becomes the previous one. */
const longestFile = 5 * 1024 * 1024;

const setAside = (file: string): void => {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > longestFile) renameSync(file, `${file}.1`);
};

const redactFields = (fields: LogFields): LogFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value]),
  );

/** Written line by line, so that the last line before a crash is there. */
export const openFileLog = (dataFolder: string): Log => {
  const folder = path.join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'commerce-connect.log');
  setAside(file);
  const logger = pino(
    { base: null, messageKey: 'event', timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: file, sync: true, mode: 0o600 }),
  );
  const writer =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}): void =>
      logger[level](redactFields(fields), redact(event));
  return { info: writer('info'), warn: writer('warn'), error: writer('error') };
};
