/** From the outcome of a ping to the verdict on a key pair. Pure. */
import type { Unsigned } from './call.ts';
import type { Outcome } from './classify.ts';
import { notAnswered } from './classify.ts';
import type { PairVerdict } from './types.ts';

export const verdictOf = (outcome: Outcome | Unsigned, gateway: string): PairVerdict => {
  switch (outcome.kind) {
    case 'answer':
      return { gateway, verdict: 'accepted' };
    case 'rejected': {
      const { status, message, requestId } = outcome;
      return { gateway, verdict: 'rejected', status, message, requestId };
    }
    case 'unsigned':
      return verdictOf(notAnswered({ reason: 'unexpected-answer', name: 'KEY_CANNOT_SIGN' }), gateway);
    case 'not-confirmed': {
      const { reason, status, message, requestId, clockOffset } = outcome;
      return { gateway, verdict: 'not-confirmed', reason, status, message, requestId, clockOffset };
    }
  }
};
