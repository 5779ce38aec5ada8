/** What another system said, for people to read: on one line, of bounded length, and nothing in it that acts. */

/** Control characters (a terminal obeys them) and those that turn the direction of what follows. */
const acting = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

/** `most` = characters. */
export const foreignWords = (text: string, most: number): string =>
  text.replaceAll(acting, ' ').trim().slice(0, most);
