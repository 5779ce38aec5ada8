/** The one redaction: nothing that looks like a key, a token or a long secret stays in a text for the log. */

type Replace = (match: string, kept: string) => string;

const mark = '[redacted]';
const afterName: Replace = (_match, name) => `${name}${mark}`;
const classOf = (character: string): string =>
  /[a-z]/.test(character)
    ? 'lower'
    : /[A-Z]/.test(character)
      ? 'upper'
      : /\d/.test(character)
        ? 'digit'
        : 'other';

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** In random base64 two neighbours in three differ in kind; in the words of a path few do. */
const looksRandom = (run: string): boolean => {
  const kinds = [...run.replace(uuid, '')].map(classOf);
  const changes = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
  return changes / kinds.length > 0.45;
};

/** SHA-256 fingerprints are no secrets, and the only way to tell keys apart in a log. */
const unlessHarmless: Replace = (run) => {
  const isPath = run.includes('/') && !looksRandom(run);
  return isPath || /^[0-9a-f]{64}$/i.test(run) ? run : mark;
};

const rules: readonly (readonly [RegExp, Replace])[] = [
  // PEM, also with escaped or lost line breaks, also cut off.
  [/-{2,5}\s?BEGIN[A-Z0-9 ]{1,40}KEY[\s\S]*?(?:-{2,5}\s?END[A-Z0-9 ]{1,40}-{2,5}|$)/g, () => mark],
  [/\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g, () => mark],
  // An age identity, whole or cut off.
  [/\bAGE-(?:SECRET-KEY|PLUGIN)-[A-Z0-9-]{4,}/gi, () => mark],
  // Magento's ciphertext: key version, cipher, base64.
  [/\b\d{1,3}:\d{1,2}:[A-Za-z0-9+/]{16,}={0,2}/g, () => mark],
  [/\b((?:authorization|proxy-authorization)["']?\s{0,3}[:=]\s{0,3})[^\r\n]+/gi, afterName],
  [
    /\b((?:x-gw-signature|x-api-key|magento-api-key|cookie|set-cookie)["']?\s{0,3}[:=]\s{0,3})[^\s,;]+/gi,
    afterName,
  ],
  [/((?:api|private|crypt)[_-]?key["']?\s{0,3}[:=]\s{0,3})(?!\[redacted\])["']?[^\s"',;&]+/gi, afterName],
  // Bare base64, in its URL-safe and URL-encoded forms too.
  [/(?:[A-Za-z0-9+/_-]|%2[BF]|%3D){64,}={0,2}/gi, unlessHarmless],
];

/** Paths, UUIDs, versions, addresses, SHA-256 fingerprints and request ids stay as they are. */
export const redact = (text: string): string =>
  rules.reduce((redacted, [pattern, replace]) => redacted.replace(pattern, replace), text);
