/** The Admin's address, as people type or copy it. */

/** A page of the Admin is `<front name>/<module>/<controller>/<action>/key/<hex>`; only the front name is wanted. */
const withoutPage = (path: string): string => {
  const place = path.search(/\/key\/[0-9a-f]{16,}/i);
  if (place < 0) return path;
  return path.slice(0, place).split('/').slice(0, -3).join('/');
};

/** The Admin's address out of what somebody typed or copied from a browser; null where it cannot be one. */
export const readAdminAddress = (typed: string): string | null => {
  const text = typed.trim();
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || !URL_PATTERN.test(address)) return null;
  const [, origin = '', path = ''] = URL_PATTERN.exec(address) ?? [];
  return `${origin.toLowerCase()}${withoutPage(path).replace(/\/+$/, '')}/`;
};

/** Scheme, host and port; then the path. A user name in an address is refused: it hides the real host. */
const URL_PATTERN = /^(https?:\/\/(?:[\p{L}\d.-]+|\[[\da-f:]+\])(?::\d{1,5})?)(\/[^?#\s]*)?(?:[?#]\S*)?$/iu;
