/** The encrypted file as such: written for one code, opened with one identity. The format is age's, so its program opens it too. */
import type { Encrypter } from 'age-encryption';
import { isSecretCode, looksLikeCode, tidyCode } from '../../../shared/hand-off.ts';
import { ProblemError } from '../../../shared/problems.ts';

/** Its curves take a tenth of a second to load, which a start must not wait for. */
const loadAge = () => import('age-encryption');

const versionLine = /^age-encryption\.org\/v(\d{1,3})\n/;
const armorLine = '-----BEGIN AGE ENCRYPTED FILE-----';

/** An encrypter for exactly this code. Throws `hand-off.code-*`; what was pasted is never part of the error. */
const encrypterFor = async (recipient: string): Promise<Encrypter> => {
  if (isSecretCode(recipient)) throw new ProblemError('hand-off.code-is-secret');
  if (!looksLikeCode(recipient)) throw new ProblemError('hand-off.code-malformed');
  const { Encrypter } = await loadAge();
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(tidyCode(recipient));
  } catch {
    // Its check characters do not fit: a letter is wrong or missing.
    throw new ProblemError('hand-off.code-malformed');
  }
  return encrypter;
};

/** Throws `hand-off.code-malformed` or `hand-off.code-is-secret`. */
export const checkCode = async (recipient: string): Promise<void> => {
  await encrypterFor(recipient);
};

/** Armored, so that the file also survives as the text of an e-mail. */
export const seal = async (text: string, recipient: string): Promise<string> => {
  const encrypter = await encrypterFor(recipient);
  const { armor } = await loadAge();
  return armor.encode(await encrypter.encrypt(text));
};

/** The binary form of what may be either form. Throws `hand-off.not-age` or `hand-off.damaged`. */
const unarmored = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const text = Buffer.from(bytes).toString('latin1');
  const start = text.indexOf(armorLine);
  if (start < 0) return bytes;
  const { armor } = await loadAge();
  try {
    // People paste the whole e-mail: what stands before and after the block is not part of it.
    const end = /-----END AGE ENCRYPTED FILE-----/.exec(text);
    return armor.decode(text.slice(start, end === null ? undefined : end.index + end[0].length));
  } catch {
    throw new ProblemError('hand-off.damaged');
  }
};

const withoutMark = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;

/** The bytes that were sealed. Throws `hand-off.not-age`, `hand-off.newer`, `hand-off.other-recipient` or `hand-off.damaged`. */
export const unseal = async (given: Uint8Array, identity: string): Promise<Uint8Array> => {
  const bytes = await unarmored(withoutMark(given));
  const version = versionLine.exec(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))?.[1];
  if (version === undefined) throw new ProblemError('hand-off.not-age');
  if (version !== '1') throw new ProblemError('hand-off.newer');
  const { Decrypter } = await loadAge();
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(bytes);
  } catch (error) {
    // The library tells the two apart by their words only (0.3.1); a test of ours holds it to them.
    const isOther = error instanceof Error && /no identity matched/.test(error.message);
    throw new ProblemError(isOther ? 'hand-off.other-recipient' : 'hand-off.damaged');
  }
};
