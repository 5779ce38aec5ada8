/** Does something answer at the Admin's address? One request, no redirect is followed, nothing of the answer is read. */
import type { GuidedProgress } from '../../../shared/model/connections/guided.ts';
import type { Fetch } from '../registry/types.ts';

type Answer = NonNullable<GuidedProgress['verified']>['admin'];

/** Milliseconds. */
const patience = 5_000;

/** Electron cancels a request that is redirected while redirects are not followed (electron/electron#43715). */
const isRedirect = (error: unknown): boolean => error instanceof Error && /redirect/i.test(error.message);

export const askAdmin = async (fetch: Fetch, adminUrl: string): Promise<Answer> => {
  try {
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(adminUrl, { method: 'GET', headers: {}, redirect: 'manual', signal });
    await response.body?.cancel();
    return { kind: 'answers', status: response.status };
  } catch (error) {
    return isRedirect(error) ? { kind: 'answers', status: null } : { kind: 'no-answer' };
  }
};
