/** What an HTTP answer of the Admin, or the lack of one, means for the user. */

import { ProblemError } from '../../../../shared/problems.ts';
import { classifyFailure } from '../../registry/failures.ts';
import { isSafeAddress } from '../../support/safe-address.ts';
import type { AdminPage } from './pages.ts';
import {
  type AdminReply,
  type AdminRequest,
  absolute,
  requestTimeout,
  type SendToAdmin,
  textOf,
} from './request.ts';

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);

export const networkProblem = (error: unknown, url: string): ProblemError => {
  const { reason } = classifyFailure(error);
  const address = hostOf(url);
  if (reason === 'tls') return new ProblemError('admin.tls', { address });
  if (reason === 'unexpected-answer') return new ProblemError('admin.unexpected-answer');
  return new ProblemError('admin.unreachable', { address });
};

/** Statuses that mean the same on every page. Maintenance mode = 503; 404 = the host is not the base URL, or the path is wrong. */
export const checkStatus = (status: number, url: string): void => {
  if (status === 503) throw new ProblemError('admin.maintenance');
  if (status === 404) throw new ProblemError('admin.wrong-address', { address: url });
  if (status === 403) throw new ProblemError('admin.permission-missing');
  if (status >= 500) throw new ProblemError('admin.unexpected-answer');
};

/** A session that ended redirects to a sign-in page and tells why in a cookie (magento/module-security). */
export const endedSession = ({ loggedOutReason }: AdminReply): ProblemError =>
  new ProblemError(loggedOutReason === '2' ? 'admin.session-ended' : 'admin.session-expired');

/** Sends with a time-out; aborting by the caller stays what it is, everything else becomes a problem. */
export const exchange = async (
  send: SendToAdmin,
  request: Omit<AdminRequest, 'signal'>,
  signal: AbortSignal,
): Promise<AdminReply> => {
  if (!isSafeAddress(request.url)) throw new ProblemError('admin.http-not-allowed');
  const timeout = AbortSignal.timeout(requestTimeout);
  try {
    return await send({ ...request, signal: AbortSignal.any([signal, timeout]) });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof ProblemError) throw error;
    throw networkProblem(error, request.url);
  }
};

/** A browser allows twenty; an Admin needs four. */
const mostRedirects = 10;

/**
 * The page at the end of the redirects. `stayAt` = the only origin that may be asked; null = a redirect may lead to
 * another address of the store, as from http to https, because nothing secret is sent yet.
 */
export const openPage = async (
  send: SendToAdmin,
  first: Omit<AdminRequest, 'signal'>,
  stayAt: string | null,
  signal: AbortSignal,
): Promise<AdminPage & { readonly reply: AdminReply }> => {
  let request = first;
  let loggedOutReason: string | null = null;
  for (let count = 0; count <= mostRedirects; count += 1) {
    const reply = await exchange(send, request, signal);
    loggedOutReason ??= reply.loggedOutReason;
    const next = reply.status >= 300 && reply.status < 400 ? absolute(reply.location, request.url) : null;
    if (next === null) {
      checkStatus(reply.status, request.url);
      const told = { ...reply, loggedOutReason };
      return { url: request.url, status: reply.status, html: textOf(reply), reply: told };
    }
    if (stayAt !== null && new URL(next).origin !== stayAt) throw new ProblemError('admin.unexpected-answer');
    request = { method: 'GET', url: next };
  }
  throw new ProblemError('admin.unexpected-answer');
};
