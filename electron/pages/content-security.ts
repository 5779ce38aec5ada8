/** The headers of every page of ours. Nothing is allowed but what the wizard needs. */

export interface PageSecurity {
  /** For the style elements that react-aria adds while it runs (it reads the nonce from `meta[property=csp-nonce]`). */
  readonly nonce: string;
  /** 'self' only where the page talks to its backend over HTTP. */
  readonly connect: 'none' | 'self';
}

/** Style attributes need no exception: React sets styles through the CSSOM, which CSP does not restrict. */
const policy = ({ nonce, connect }: PageSecurity): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src '${connect}'`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

export const securityHeaders = (security: PageSecurity): Readonly<Record<string, string>> => ({
  'content-security-policy': policy(security),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
});
