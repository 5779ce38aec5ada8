/** From the outcome of a call to the problem that the user is told. Pure. */
import { ProblemError } from '../../../shared/problems.ts';
import type { Unsigned } from './call.ts';
import type { NotConfirmed, Rejected } from './classify.ts';
import { gatewayName } from './paths.ts';

export type Failed = Rejected | NotConfirmed | Unsigned;

/** What a 404 with the registry's own words means for this call. */
export type Subject = 'registry' | 'project' | 'data-space';

const unknownId = /^(Merchant registry|Project) not found\b/i;

/** The registry itself says that it has nothing under this id (or for this merchant). */
export const isUnknownToRegistry = (outcome: Failed): boolean =>
  outcome.kind === 'not-confirmed' && outcome.reason === 'not-found' && unknownId.test(outcome.message);

/** The gateway understood a change and declined it. Not 401/403: these are about who asks, not what. */
const isRefusal = (outcome: NotConfirmed): boolean =>
  outcome.fromGateway &&
  outcome.reason === 'unexpected-answer' &&
  outcome.status !== null &&
  outcome.status >= 400 &&
  ![401, 403].includes(outcome.status);

export const problemOf = (
  outcome: Failed,
  baseUrl: string,
  call: { readonly subject: Subject; readonly changes: boolean },
): ProblemError => {
  if (outcome.kind === 'unsigned') return new ProblemError('key.unreadable');
  const params = {
    gateway: gatewayName(baseUrl),
    words: outcome.message,
    status: outcome.status ?? 0,
    requestId: outcome.requestId ?? 'none',
  };
  if (outcome.kind === 'rejected') return new ProblemError('gateway.rejected', params);
  if (isUnknownToRegistry(outcome) && call.subject === 'project') {
    return new ProblemError('registry.project-not-found', params);
  }
  if (isUnknownToRegistry(outcome) && call.subject === 'data-space') {
    return new ProblemError('registry.data-space-not-found', params);
  }
  if (call.changes && isRefusal(outcome)) return new ProblemError('registry.refused', params);
  const seconds = outcome.clockOffset === null ? {} : { seconds: Math.abs(outcome.clockOffset) };
  return new ProblemError(`gateway.${outcome.reason}`, { ...params, ...seconds });
};
