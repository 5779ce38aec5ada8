/** One HTTP request to the Admin, as both doors offer it: redirects are told and not followed, bodies are bounded. */

export interface AdminRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly body?: { readonly type: 'form' | 'json'; readonly text: string };
  readonly signal: AbortSignal;
}

export interface AdminReply {
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  /** The `Date` header as sent. */
  readonly date: string | null;
  /** Where a redirect leads, absolute. */
  readonly location: string | null;
  /** Cookie `loggedOutReasonCode`: 0 = expired, 2 = ended by another sign-in (magento/module-security). */
  readonly loggedOutReason: string | null;
  readonly bytes: Uint8Array;
}

/** Sends the session's cookies and keeps those of the answer. Rejects with what the network layer throws. */
export type SendToAdmin = (request: AdminRequest) => Promise<AdminReply>;

/** Bytes: more than any Admin page has. */
export const longestPage = 8 * 1024 * 1024;

/** Milliseconds for one request; a page of a store in developer mode may take many seconds. */
export const requestTimeout = 45_000;

export const contentTypes = {
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
} as const;

export const textOf = ({ bytes }: Pick<AdminReply, 'bytes'>): string => new TextDecoder().decode(bytes);

export const loggedOutReasonCookie = 'loggedOutReasonCode';

/** The reason out of `Set-Cookie` headers. */
export const loggedOutReasonOf = (setCookies: readonly string[]): string | null => {
  for (const cookie of setCookies) {
    const found = /^(\w+)=(\d+)/.exec(cookie);
    if (found?.[1] === loggedOutReasonCookie) return found[2] ?? null;
  }
  return null;
};

export const absolute = (location: string | null, base: string): string | null =>
  location !== null && URL.canParse(location, base) ? new URL(location, base).href : null;
