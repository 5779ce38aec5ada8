/** What the practice gateway can be told to do wrong, for tests and for trying out what the wizard says. */
import type { Environment } from '../../../../shared/model/environment.ts';
import type { GatewayAnswer } from './answers.ts';
import { clientIdInvalid, crashAnswer, htmlAnswer, jwtInvalid, registryError } from './answers.ts';

export type AnsweredFault =
  | 'server-error'
  | 'bad-gateway-page'
  | 'sign-in-page'
  | 'forbidden-page'
  | 'registry-not-found'
  | 'unknown-address'
  | 'jwt-invalid'
  | 'client-id-invalid'
  | 'redirect'
  | 'empty'
  | 'too-large';

export type Fault =
  | AnsweredFault
  /** The connection is cut without an answer. */
  | 'reset'
  /** Milliseconds before the right answer. */
  | { readonly slow: number }
  /** The gateway's clock is ahead by so many seconds (behind where negative). */
  | { readonly clock: number };

export interface Faults {
  /** From now on, for so many requests; without a number until cleared. */
  set(environment: Environment, fault: Fault, times?: number): void;
  clear(): void;
  /** The fault for the request that just came in; counts it. */
  take(environment: Environment): Fault | null;
}

export const createFaults = (): Faults => {
  const active = new Map<Environment, { fault: Fault; left: number }>();
  return {
    set: (environment, fault, times = Number.POSITIVE_INFINITY) =>
      void active.set(environment, { fault, left: times }),
    clear: () => active.clear(),
    take(environment) {
      const entry = active.get(environment);
      if (entry === undefined || entry.left <= 0) return null;
      entry.left--;
      return entry.fault;
    },
  };
};

const answers: Readonly<Record<AnsweredFault, (requestId: string) => GatewayAnswer>> = {
  'server-error': () => crashAnswer,
  'bad-gateway-page': () => htmlAnswer(502, '502 Bad Gateway'),
  'sign-in-page': () => htmlAnswer(200, 'Sign in to the network'),
  'forbidden-page': () => htmlAnswer(403, '403 Forbidden'),
  'registry-not-found': (requestId) => registryError(404, 'Merchant registry not found', requestId),
  'unknown-address': () => htmlAnswer(404, '404 Not Found'),
  'jwt-invalid': jwtInvalid,
  'client-id-invalid': () => clientIdInvalid,
  redirect: () => ({ ...htmlAnswer(302, 'Found'), headers: { Location: '/merchant-registry/index.html' } }),
  empty: () => ({ status: 200, type: 'application/json', body: '' }),
  'too-large': () => ({ status: 200, type: 'application/json', body: ' '.repeat(3 * 1024 * 1024) }),
};

export const faultAnswer = (fault: AnsweredFault, requestId: string): GatewayAnswer =>
  answers[fault](requestId);
