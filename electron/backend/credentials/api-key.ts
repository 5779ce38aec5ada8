/** Reads an API key: an opaque identifier, so only what is clearly something else is refused. */
import type { ApiKeyView, Repair } from '../../../shared/model/key-set.ts';
import type { Problem, ProblemCode } from '../../../shared/problems.ts';
import { looksEncryptedByMagento, looksMasked, tidy, unquote } from './characters.ts';
import { viewApiKey } from './fingerprint.ts';
import { pemBlocksIn } from './pem.ts';
import type { Reading } from './private-key.ts';

export interface ApiKey {
  /** As the portal shows it. */
  readonly value: string;
  readonly view: ApiKeyView;
}

const longest = 512;

const refuse = (code: ProblemCode, params: Problem['params'] = {}) =>
  ({ ok: false, problem: { code, params } }) as const;

/** Has markers, or a body that is far too long for an identifier. */
const isPrivateKeyText = (text: string): boolean =>
  pemBlocksIn(text).length > 0 || /(?<![A-Za-z0-9+/=])MI[A-Za-z0-9+/]{62}/.test(text);

/** Never throws; `text` is at most 64 kB. */
export const readApiKey = (text: string): Reading<ApiKey> => {
  const tidied = tidy(text);
  const value = unquote(tidied);
  if (value === '') return refuse('key.empty');
  if (isPrivateKeyText(value)) return refuse('key.api-key-expected');
  if (looksMasked(value)) return refuse('key.masked');
  if (looksEncryptedByMagento(value)) return refuse('key.ciphertext');
  if (/^file:\/\//i.test(value)) return refuse('key.file-reference');
  // It travels in an HTTP header: printable ASCII, and no white space inside.
  if (value.length < 4 || value.length > longest || !/^[\x21-\x7E]+$/.test(value)) {
    return refuse('key.api-key-malformed');
  }
  const repairs: Repair[] = value === tidied ? [] : ['quotes'];
  return { ok: true, value, view: viewApiKey(value), repairs };
};

/** Might this be an API key, where none was asked for? One word of the usual alphabet, with a digit in it. */
export const looksLikeApiKey = (text: string): boolean => {
  const value = unquote(tidy(text));
  return /^[A-Za-z0-9._~-]{16,128}$/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value);
};
