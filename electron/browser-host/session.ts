/**
 * One token, exchanged once, for two halves of a key. A browser sends a cookie to every port of a computer, also to one
 * on which another user listens; a page's own storage is for its port alone, but scripts can read it. So every request
 * needs both: the cookie, which no script reads, and the proof, which no other port gets.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { proofHeader } from '../../shared/browser-session.ts';

const secretBytes = 32;
const newSecret = (): string => randomBytes(secretBytes).toString('base64url');

interface Exchanged {
  /** The Set-Cookie header. */
  readonly cookie: string;
  /** For the page to keep. */
  readonly proof: string;
}

const same = (given: string, expected: string): boolean => {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
};

export interface Session {
  /** For the address that is printed. */
  readonly token: string;
  /** For the right token, the first time; null otherwise. */
  exchange(token: string): Exchanged | null;
  /** Does this request carry both halves? */
  knows(request: IncomingMessage): boolean;
}

/** Cookies are shared by all ports of a computer, so the name is this run's own. */
export const createSession = (): Session => {
  const token = newSecret();
  const proof = newSecret();
  const cookie = { name: `commerce-connect-${randomBytes(6).toString('hex')}`, value: newSecret() };
  let used = false;
  return {
    token,
    exchange: (given) => {
      if (used || !same(given, token)) return null;
      used = true;
      return { cookie: `${cookie.name}=${cookie.value}; Path=/; HttpOnly; SameSite=Strict`, proof };
    },
    knows: ({ headers }) => {
      const prefix = `${cookie.name}=`;
      const pair = headers.cookie?.split(/;\s*/).find((part) => part.startsWith(prefix));
      const given = headers[proofHeader];
      const hasProof = typeof given === 'string' && same(given, proof);
      return hasProof && pair !== undefined && same(pair.slice(prefix.length), cookie.value);
    },
  };
};
