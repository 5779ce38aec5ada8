/** Does a text look like a key or a password? A list is sent around, so nothing of the kind may be in one. Pure. */

const shapes: readonly RegExp[] = [
  // PEM of any kind, PuTTY, age.
  /BEGIN\s[A-Z0-9 ]{0,40}(?:KEY|CERTIFICATE|ENCRYPTED FILE)/i,
  /PuTTY-User-Key-File/i,
  /AGE-(?:SECRET-KEY|PLUGIN)-/i,
  // A key's DER in base64, without its first line.
  /(?<![A-Za-z0-9+/])MI[A-Za-z0-9+/]{62}/,
  // Magento's ciphertext: key version, cipher, base64.
  /(?<![\w:])\d{1,3}:\d{1,2}:[A-Za-z0-9+/]{16,}/,
  // A token (JWT), and a password in an address.
  /\beyJ[\w-]{8,}\.[\w-]{4,}/,
  /:\/\/[^\s/@:]+:[^\s/@]+@/,
];

/** As API keys look: 32 hexadecimal digits and more, or a long word of mixed letters and digits. */
const keyWords: readonly RegExp[] = [
  /^[0-9a-f]{32,}$/i,
  /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9]{24,128}$/,
];

/** Nothing shorter can be one, and most cells are shorter. */
const isShort = (text: string): boolean => text.length < 12 && !text.includes('://');

export const looksSecret = (text: string): boolean =>
  !isShort(text) && shapes.some((shape) => shape.test(text));

/** Not for ids: a container's id is 64 hexadecimal digits. */
export const looksLikeApiKey = (text: string): boolean =>
  text.length >= 24 &&
  (text.match(/[A-Za-z0-9]+/g) ?? []).some((word) => keyWords.some((shape) => shape.test(word)));

/** Fields whose name says that a secret is in them. */
export const namesSecret = (name: string): boolean =>
  /(?:api|private|crypt|secret)[\s_-]?key|pass(?:word|phrase)|secret|token/i.test(name);

/** Fields that hold ids, in both forms of a list. */
const idNames: readonly string[] = [
  'container',
  'project_id',
  'data_space_id',
  'ims_organization_id',
  'projectId',
  'environmentId',
  'imsOrganizationId',
];

/** Does the value of the field with this name look like a secret? */
export const isSecretField = (name: string, value: string): boolean =>
  value.trim() !== '' &&
  (namesSecret(name) || looksSecret(value) || (!idNames.includes(name) && looksLikeApiKey(value)));

/** The first field of a JSON value that looks like a secret, as a path; null = none. */
export const secretPathIn = (value: unknown, path: readonly string[] = []): readonly string[] | null => {
  if (typeof value === 'string') return isSecretField(path.at(-1) ?? '', value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    // The name of a field may be the secret itself.
    if (looksSecret(name) || looksLikeApiKey(name)) return path;
    const found = secretPathIn(inner, Array.isArray(value) ? path : [...path, name]);
    if (found !== null) return found;
  }
  return null;
};
