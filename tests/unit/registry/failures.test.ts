/** Errors of fetch, as Node, undici and Electron's net.fetch word them, and their reasons. */
import { describe, expect, it } from 'vitest';
import { classifyFailure, TransportError } from '../../../electron/backend/registry/failures.ts';

const withCode = (code: string): Error => Object.assign(new Error(`secret text ${code}`), { code });
const fetchFailed = (cause: Error): Error => new TypeError('fetch failed', { cause });

describe('classifyFailure', () => {
  it.each([
    ['ENOTFOUND', 'unreachable'],
    ['EAI_AGAIN', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
    ['ECONNRESET', 'unreachable'],
    ['EHOSTUNREACH', 'unreachable'],
    ['UND_ERR_SOCKET', 'unreachable'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EPROTO', 'tls'],
    ['HPE_INVALID_CONSTANT', 'unexpected-answer'],
  ])('Node: %s is %s', (code, reason) => {
    expect(classifyFailure(fetchFailed(withCode(code)))).toEqual({ reason, name: code });
  });

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'unreachable'],
    ['net::ERR_CONNECTION_REFUSED', 'unreachable'],
    ['net::ERR_INTERNET_DISCONNECTED', 'unreachable'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'tls'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_PROXY_CERTIFICATE_INVALID', 'proxy'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
    ['net::ERR_EMPTY_RESPONSE', 'unexpected-answer'],
    ['Redirect was cancelled', 'unexpected-answer'],
    ['Proxy response (407) !== 200 when HTTP Tunneling', 'proxy'],
  ])('by its text: %s is %s', (text, reason) => {
    expect(classifyFailure(new Error(text)).reason).toBe(reason);
  });

  it('looks into an attempt at several addresses', () => {
    const error = fetchFailed(new AggregateError([withCode('ECONNREFUSED'), withCode('ENETUNREACH')]));
    expect(classifyFailure(error)).toEqual({ reason: 'unreachable', name: 'ECONNREFUSED' });
  });

  it('keeps our own reason, wherever it lies', () => {
    const own = new TransportError('timeout', 'TIMED_OUT');
    expect(classifyFailure(own).reason).toBe('timeout');
    expect(classifyFailure(new Error('aborted', { cause: own })).reason).toBe('timeout');
  });

  it('never passes the error’s text on', () => {
    for (const error of [
      new Error('KEY-abc123'),
      'KEY-abc123',
      undefined,
      withCode('not a code KEY-abc123'),
    ]) {
      expect(JSON.stringify(classifyFailure(error))).not.toContain('abc123');
    }
  });

  it('ends when causes go round in a circle', () => {
    const error = new Error('a');
    error.cause = error;
    expect(classifyFailure(error).reason).toBe('unreachable');
  });
});
