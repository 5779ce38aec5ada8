/** One token, exchanged once, for one cookie that pages cannot read. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const secretBytes = 32;
const newSecret = (): string => randomBytes(secretBytes).toString('base64url');

const same = (given: string, expected: string): boolean => {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
};

export interface Session {
  /** For the address that is printed. */
  readonly token: string;
  /** The Set-Cookie header for the right token, the first time; null otherwise. */
  exchange(token: string): string | null;
  /** Does this request carry the cookie? */
  knows(request: IncomingMessage): boolean;
}

/** Cookies are shared by all ports of a computer, so the name is this run's own. */
export const createSession = (): Session => {
  const token = newSecret();
  const cookie = { name: `commerce-connect-${randomBytes(6).toString('hex')}`, value: newSecret() };
  let used = false;
  return {
    token,
    exchange: (given) => {
      if (used || !same(given, token)) return null;
      used = true;
      return `${cookie.name}=${cookie.value}; Path=/; HttpOnly; SameSite=Strict`;
    },
    knows: ({ headers }) => {
      const prefix = `${cookie.name}=`;
      const pair = headers.cookie?.split(/;\s*/).find((part) => part.startsWith(prefix));
      return pair !== undefined && same(pair.slice(prefix.length), cookie.value);
    },
  };
};
