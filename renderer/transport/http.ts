/** The browser host: the token in the address is exchanged once for a cookie that the page cannot read. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
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

const openSession = async (): Promise<boolean> => {
  const token = takeToken();
  if (token !== null) {
    const body = JSON.stringify({ token });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/session', { method: 'POST', headers, body });
    if (answer.ok) return true;
  }
  return (await fetch('/session')).ok;
};

export const connectHttp = async (): Promise<Client> => {
  if (!(await openSession())) throw new NoSessionError();
  return createORPCClient(new RPCLink({ url: `${window.location.origin}/rpc` }));
};
