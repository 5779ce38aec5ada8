/** The gateway's word on a key pair as a problem of the catalogue; null = accepted. */
import type { KeyCheck } from './model/key-set.ts';
import type { Problem } from './problems.ts';

export const problemOfCheck = (check: KeyCheck): Problem | null => {
  if (check.verdict === 'accepted') return null;
  const requestId = check.requestId ?? 'none';
  if (check.verdict === 'rejected') {
    const { gateway, status, message: words } = check;
    return { code: 'gateway.rejected', params: { gateway, status, words, requestId } };
  }
  const seconds = Math.round(Math.abs(check.clockOffset ?? 0));
  const params = {
    gateway: check.gateway,
    status: check.status ?? 0,
    words: check.message,
    requestId,
    seconds,
  };
  return { code: `gateway.${check.reason}`, params };
};
