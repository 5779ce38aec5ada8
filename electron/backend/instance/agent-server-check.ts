/** The instance's own word on a key pair: what the gateway answered to it, in the terms of our own check. */
import type { Environment } from '../../../shared/model/environment.ts';
import type { ServerCheck } from '../../../shared/model/instance.ts';
import { classifyReply, type Outcome } from '../registry/classify.ts';
import type { KeyCheck } from './agent/index.ts';

type Verdict = Pick<ServerCheck, 'verdict' | 'message' | 'requestId'>;

const fromOutcome = (outcome: Outcome): Verdict => {
  if (outcome.kind === 'answer') {
    return { verdict: 'accepted', message: '', requestId: outcome.reply.requestId };
  }
  const { message, requestId } = outcome;
  return { verdict: outcome.kind, message, requestId };
};

const verdictOf = (check: KeyCheck, now: Date): Verdict => {
  switch (check.outcome) {
    case 'answered':
      return fromOutcome(classifyReply({ ...check, receivedAt: now }));
    case 'unreachable':
      return { verdict: 'not-confirmed', message: check.message, requestId: null };
    case 'keys-missing':
      return { verdict: 'not-possible', message: check.missing.join(', '), requestId: null };
    case 'not-signed':
      return { verdict: 'not-possible', message: 'not-signed', requestId: null };
  }
};

export const toServerCheck = (environment: Environment, check: KeyCheck, now: Date): ServerCheck => ({
  environment,
  ...verdictOf(check, now),
});
