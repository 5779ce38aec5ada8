/** Characters that editors, mail programs and chats put in place of, or around, the ones of a key. */

export const byteOrderMark = /\uFEFF/g;
/** Soft hyphen, zero-width space and joiners, word joiner: nobody can see them, and no key contains them. */
export const invisible = /\u00AD|\u200B|\u200C|\u200D|\u2060/g;
/** Spaces that are not the ASCII one. */
export const otherSpaces = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
export const otherLineBreaks = /\r\n|[\u0085\u2028\u2029\v\f]/g;
export const quotes = '"\'`\u201C\u201D\u201E\u201F\u2018\u2019\u201A\u00AB\u00BB';
/** Hyphen-minus and what word processors make of it; a class body for regular expressions. */
export const dashes = '\\-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D';

/** Removes what cannot be seen, makes all spaces ASCII, and trims. */
export const tidy = (text: string): string =>
  text.replace(byteOrderMark, '').replace(invisible, '').replace(otherSpaces, ' ').trim();

/** Takes quotes (and a comma or semicolon after them) off both ends. */
export const unquote = (text: string): string => {
  let start = 0;
  let end = text.length;
  const skip = (at: number, extra: string) => `${quotes}${extra} \n\r\t`.includes(text.charAt(at));
  while (start < end && skip(start, '')) start += 1;
  while (end > start && skip(end - 1, ',;')) end -= 1;
  return text.slice(start, end);
};

/** Magento's encryptor writes `<key version>:<cipher>:<base64>`: what a database row holds. */
export const looksEncryptedByMagento = (text: string): boolean => /^\d+:\d+:\S/.test(unquote(text));
/** What the Admin and other programs show in place of a secret. */
export const looksMasked = (text: string): boolean => /^[*\u2022\u25CF\u00B7\u2217]{3,}$/.test(unquote(text));
