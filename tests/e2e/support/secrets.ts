/** Looks for a secret in bytes, in every form in which it could have travelled. */
import { createPrivateKey } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

interface Form {
  readonly name: string;
  readonly bytes: Buffer;
}
export interface Secret {
  readonly name: string;
  readonly forms: readonly Form[];
}

/** What base64 makes of bytes that begin at any place of a longer text: three ways, without the edges. */
const base64Forms = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].map((shift) => {
    const whole = Math.floor((bytes.length - shift) / 3) * 3;
    return bytes.subarray(shift, shift + whole).toString('base64');
  });

const ofText = (name: string, text: string): readonly Form[] => {
  const bytes = Buffer.from(text);
  return [
    { name, bytes },
    { name: `${name}, UTF-16`, bytes: Buffer.from(text, 'utf16le') },
    { name: `${name}, hex`, bytes: Buffer.from(bytes.toString('hex')) },
    ...base64Forms(bytes).map((form) => ({ name: `${name}, base64`, bytes: Buffer.from(form) })),
  ];
};

const ofBytes = (name: string, bytes: Buffer): readonly Form[] => [
  { name, bytes },
  { name: `${name}, hex`, bytes: Buffer.from(bytes.toString('hex')) },
  ...base64Forms(bytes).flatMap((form) => [
    { name: `${name}, base64`, bytes: Buffer.from(form) },
    { name: `${name}, base64url`, bytes: Buffer.from(form.replaceAll('+', '-').replaceAll('/', '_')) },
  ]),
];

/** Never the modulus: it is public. */
const secretNumbers = ['d', 'p', 'q'] as const;
const windowBytes = 24;

/** `pem` = PKCS#8. Lines of its second half hold secret numbers only. */
export const privateKeySecret = (name: string, pem: string): Secret => {
  const lines = pem.trim().split(/\r?\n/).slice(1, -1);
  const chosen = [0.55, 0.7, 0.85].map((part) => lines[Math.floor(lines.length * part)] ?? '');
  const key = createPrivateKey(pem).export({ format: 'jwk' });
  const windows = secretNumbers.flatMap((number) => {
    const bytes = Buffer.from(String(key[number]), 'base64url');
    return [16, 64].map((start) => bytes.subarray(start, start + windowBytes));
  });
  return {
    name,
    forms: [
      ...chosen.flatMap((line) => ofText('PEM', line)),
      ...windows.flatMap((bytes) => ofBytes('DER', bytes)),
    ],
  };
};

export const apiKeySecret = (name: string, apiKey: string): Secret => ({
  name,
  forms: ofText('text', apiKey),
});

/** The same bytes with escapes undone and white space gone, so that no line break hides anything. */
const unfolded = (bytes: Buffer): Buffer =>
  Buffer.from(
    bytes
      .toString('latin1')
      .replaceAll(/%([0-9a-f]{2})/gi, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replaceAll(/\\+[nrt]|\\+u000[ad]|\s|\\/gi, ''),
    'latin1',
  );

/** Which secrets are in these bytes, and in which form; empty = none. */
export const findSecrets = (bytes: Buffer, secrets: readonly Secret[]): readonly string[] => {
  const views = [bytes, unfolded(bytes)];
  const found = secrets.flatMap(({ name, forms }) =>
    forms
      .filter((form) => views.some((view) => view.includes(form.bytes)))
      .map((form) => `${name} (${form.name})`),
  );
  return [...new Set(found)];
};

const isFile = (entry: Dirent): boolean => entry.isFile();

/** Every file under the folder, hidden ones included. */
export const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter(isFile).map((entry) => path.join(entry.parentPath, entry.name));
};

/** Looks into every file under the folder. A file that goes away meanwhile has nothing to leave behind. */
export const findInFolder = async (
  folder: string,
  secrets: readonly Secret[],
): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const file of await filesIn(folder)) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    for (const what of findSecrets(bytes, secrets)) found.push(`${path.relative(folder, file)}: ${what}`);
  }
  return found;
};
