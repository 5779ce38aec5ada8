/** A JSON document kept by electron-store or by its base, conf: the same file and format in every host. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type Conf from 'conf';
import type { DocumentStore } from './backend/ports.ts';

type Fields = Record<string, unknown>;

/** The options that conf and electron-store share; each host gives `name` under its library's own option. */
export interface DocumentOptions {
  readonly cwd: string;
  readonly name: string;
  readonly fileExtension: 'json';
  /** Off: a damaged file must be seen and set aside, not emptied in silence. */
  readonly clearInvalidConfig: false;
  readonly accessPropertiesByDotNotation: false;
  readonly configFileMode: number;
  readonly deserialize: (text: string) => Fields;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** conf takes `null`, a list or a number for an empty document (seen in 15.1.0); for us that is damage. */
const parseFields = (text: string): Fields => {
  const document: unknown = JSON.parse(text);
  if (!isFields(document)) throw new SyntaxError('The document is not a JSON object.');
  return document;
};

/**
 * The library reads the file when it is constructed and throws on damage, so it is constructed at first use:
 * a damaged file must not keep the program from starting. It writes to a temporary file and renames.
 */
export const documentStore = (
  folder: string,
  name: string,
  construct: (options: DocumentOptions) => Conf<Fields>,
): DocumentStore => {
  const file = path.join(folder, `${name}.json`);
  let opened: Conf<Fields> | null = null;
  const open = (): Conf<Fields> => {
    opened ??= construct({
      cwd: path.dirname(file),
      name: path.basename(name),
      fileExtension: 'json',
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
      deserialize: parseFields,
    });
    return opened;
  };
  return {
    path: file,
    read: () => (existsSync(file) ? open().store : undefined),
    write: (document) => {
      if (!isFields(document)) throw new TypeError('A document is a JSON object.');
      open().store = document;
    },
  };
};
