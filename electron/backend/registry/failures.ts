/** Why a request got no answer at all, told from the error of `fetch`. Pure; never uses the error's own text. */
import type { NotConfirmedReason } from '../../../shared/model/key-set.ts';

export interface Failure {
  readonly reason: NotConfirmedReason;
  /** A technical name such as ECONNREFUSED or ERR_CERT_DATE_INVALID. */
  readonly name: string;
}

/** Thrown by our own transport. */
export class TransportError extends Error {
  readonly failure: Failure;
  constructor(reason: NotConfirmedReason, name: string) {
    super(name);
    this.name = 'TransportError';
    this.failure = { reason, name };
  }
}

/** Names of Node (OpenSSL, undici) and of Chromium's network stack (Electron's `net.fetch`); first match wins. */
const rules: readonly (readonly [RegExp, NotConfirmedReason])[] = [
  [/PROXY|TUNNEL/, 'proxy'],
  [/REDIRECT/, 'unexpected-answer'],
  [/TIMED_?OUT|TIMEOUT/, 'timeout'],
  [/CERT|SSL|TLS|EPROTO|UNABLE_TO_(VERIFY|GET_ISSUER|DECRYPT)|CRL_/, 'tls'],
  [/INVALID_HTTP|RESPONSE_HEADERS|HPE_|CONTENT_DECODING|EMPTY_RESPONSE/, 'unexpected-answer'],
];

const reasonOf = (name: string): NotConfirmedReason =>
  rules.find(([pattern]) => pattern.test(name))?.[1] ?? 'unreachable';

/** Texts that the libraries give instead of a code. */
const nameFromText = (text: string): string | null => {
  const chromium = /\bnet::(ERR_[A-Z0-9_]+)/.exec(text)?.[1];
  if (chromium !== undefined) return chromium;
  const tunnel = /Proxy response \((\d{3})\)/.exec(text)?.[1];
  if (tunnel !== undefined) return `PROXY_STATUS_${tunnel}`;
  if (/Proxy Authentication Required/i.test(text)) return 'PROXY_STATUS_407';
  // Electron cancels a request that is redirected while redirects are not followed (electron/electron#43715).
  return /redirect/i.test(text) ? 'REDIRECT' : null;
};

const chain = function* (error: unknown): Generator<Error> {
  let current = error;
  for (let depth = 0; depth < 8 && current instanceof Error; depth++) {
    yield current;
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
};

const nameOf = (error: Error): string | null => {
  const fromText = nameFromText(error.message);
  if (fromText !== null) return fromText;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code !== null && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : null;
};

/** The deepest error that has a name decides: the outer ones only say "fetch failed". */
export const classifyFailure = (error: unknown): Failure => {
  if (error instanceof TransportError) return error.failure;
  let name: string | null = null;
  for (const link of chain(error)) {
    if (link instanceof TransportError) return link.failure;
    name = nameOf(link) ?? name;
  }
  return name === null ? { reason: 'unreachable', name: 'FAILED' } : { reason: reasonOf(name), name };
};
