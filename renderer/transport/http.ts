/** The browser host: the token in the address is exchanged once, for a cookie that the page cannot read and a proof that it keeps. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { proofHeader } from '../../shared/browser-session.ts';
import type { Client } from '../../shared/contract/index.ts';

/** This browser has no session: the address was used before, or lacks its last part. */
class NoSessionError extends Error {
  constructor() {
    super('The browser host does not know this browser.');
    this.name = 'NoSessionError';
  }
}

/** Takes the token out of the address bar, so that it is in no bookmark and no history. */
const takeToken = (): string | null => {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (token !== null) window.history.replaceState(null, '', window.location.pathname);
  return token;
};

/** The storage of this address with its port: another port of this computer gets the cookie, but never this. */
const proofName = 'commerce-connect-proof';

const headersOf = (): Record<string, string> => ({
  [proofHeader]: window.localStorage.getItem(proofName) ?? '',
});

const keepProof = async (answer: Response): Promise<void> => {
  const body: unknown = await answer.json();
  if (typeof body !== 'object' || body === null || !('proof' in body)) throw new NoSessionError();
  window.localStorage.setItem(proofName, String(body.proof));
};

const openSession = async (): Promise<boolean> => {
  const token = takeToken();
  if (token !== null) {
    const body = JSON.stringify({ token });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/session', { method: 'POST', headers, body });
    if (answer.ok) {
      await keepProof(answer);
      return true;
    }
  }
  return (await fetch('/session', { headers: headersOf() })).ok;
};

export const connectHttp = async (): Promise<Client> => {
  if (!(await openSession())) throw new NoSessionError();
  return createORPCClient(new RPCLink({ url: `${window.location.origin}/rpc`, headers: headersOf }));
};
