/** One call to the gateway: sign, send, classify; once more where that is safe. */
import { setTimeout as wait } from 'node:timers/promises';
import { foreignWords } from '../support/foreign-words.ts';
import type { Log } from '../support/log.ts';
import { isSafeAddress } from '../support/safe-address.ts';
import type { NotConfirmed, Outcome } from './classify.ts';
import { classifyReply, notAnswered } from './classify.ts';
import { classifyFailure } from './failures.ts';
import { callUrl } from './paths.ts';
import { signToken } from './token.ts';
import type { TransportOptions, TransportRequest } from './transport.ts';
import { exchange } from './transport.ts';
import type { Gateway } from './types.ts';

export interface CallOptions extends TransportOptions {
  readonly log: Log;
  /** Milliseconds before a read is tried a second time. */
  readonly retryDelay: number;
}

export interface Call {
  readonly method: TransportRequest['method'];
  readonly path: string;
  readonly payload?: Readonly<Record<string, string>>;
  /** Registry calls name their content type even without a body, as the PHP client does; `ping` does not. */
  readonly json: boolean;
}

/** The private key cannot sign: nothing was sent. */
export interface Unsigned {
  readonly kind: 'unsigned';
}

/** The gateway's words may quote what was sent, and may be long. */
const tidyWords = (words: string, secrets: readonly string[]): string =>
  foreignWords(
    secrets.filter((secret) => secret !== '').reduce((text, secret) => text.replaceAll(secret, '***'), words),
    300,
  );

const once = async (options: CallOptions, gateway: Gateway, call: Call): Promise<Outcome | Unsigned> => {
  const { baseUrl, pair, signal } = gateway;
  let url: string;
  try {
    url = callUrl(baseUrl, call.path);
  } catch {
    return notAnswered({ reason: 'unreachable', name: 'INVALID_ADDRESS' });
  }
  // An instance may name a gateway: what is signed for Adobe is not sent where anybody can read it on the way.
  if (!isSafeAddress(url)) return notAnswered({ reason: 'not-encrypted', name: 'NOT_ENCRYPTED' });
  let token: string;
  try {
    token = await signToken(pair.privateKeyPem, options.now());
  } catch {
    return { kind: 'unsigned' };
  }
  const body = call.payload && JSON.stringify(call.payload);
  const { method, json } = call;
  try {
    const reply = await exchange(options, { method, url, apiKey: pair.apiKey, token, body, json, signal });
    const outcome = classifyReply(reply);
    if (outcome.kind === 'answer') return outcome;
    const secrets = [pair.apiKey, token];
    const requestId = outcome.requestId && tidyWords(outcome.requestId, secrets);
    return { ...outcome, requestId, message: tidyWords(outcome.message, secrets) };
  } catch (error) {
    return notAnswered(classifyFailure(error));
  }
};

/** Not after a time-out: the user has waited long enough, and a refusal (4xx) would only be repeated. */
const worthRepeating = (outcome: NotConfirmed): boolean =>
  outcome.reason === 'unreachable' || outcome.reason === 'server-error';

export const callGateway = async (
  options: CallOptions,
  gateway: Gateway,
  call: Call,
): Promise<Outcome | Unsigned> => {
  const attempt = async (number: number): Promise<Outcome | Unsigned> => {
    const outcome = await once(options, gateway, call);
    const fields = { method: call.method, path: call.path, attempt: number, outcome: outcome.kind };
    if (outcome.kind === 'answer')
      options.log.info('gateway.call', { ...fields, status: outcome.reply.status });
    else if (outcome.kind === 'unsigned') options.log.warn('gateway.call', fields);
    else {
      const { status, message, requestId } = outcome;
      const reason = outcome.kind === 'rejected' ? 'rejected' : outcome.reason;
      options.log.warn('gateway.call', { ...fields, reason, status, message, requestId });
    }
    return outcome;
  };
  const first = await attempt(1);
  const repeat = call.method === 'GET' && first.kind === 'not-confirmed' && worthRepeating(first);
  if (!repeat || gateway.signal.aborted) return first;
  try {
    await wait(options.retryDelay, undefined, { signal: gateway.signal });
  } catch {
    return first;
  }
  return attempt(2);
};
