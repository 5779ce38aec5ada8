/** One HTTP request: signed headers, a time-out over everything, a size limit, no redirects. */
import type { KeyPairSecrets } from '../credentials/types.ts';
import type { Reply } from './classify.ts';
import { TransportError } from './failures.ts';
import type { Fetch } from './types.ts';

export interface TransportOptions {
  readonly fetch: Fetch;
  readonly now: () => Date;
  readonly version: string;
  /** Milliseconds for one request with its whole body. */
  readonly timeout: number;
  /** Bytes of a response body, after decompression. */
  readonly sizeLimit: number;
}

export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly apiKey: KeyPairSecrets['apiKey'];
  readonly token: string;
  readonly body: string | undefined;
  readonly json: boolean;
  readonly signal: AbortSignal;
}

const readBody = async (response: Response, limit: number): Promise<string> => {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel().catch(() => undefined);
      throw new TransportError('unexpected-answer', 'TOO_LARGE');
    }
    text += decoder.decode(value, { stream: true });
  }
};

const headersOf = (request: TransportRequest, version: string): Record<string, string> => ({
  'magento-api-key': request.apiKey,
  'x-api-key': request.apiKey,
  'x-gw-signature': request.token,
  'User-Agent': `CommerceConnect/${version}`,
  Accept: 'application/json',
  ...(request.json ? { 'Content-Type': 'application/json' } : {}),
});

const requestIdOf = (headers: Headers): string | null =>
  headers.get('x-request-id') ?? headers.get('request-id');

/** Rejects with a TransportError, or with what `fetch` throws. */
export const exchange = async (options: TransportOptions, request: TransportRequest): Promise<Reply> => {
  const { method, url, body, signal } = request;
  // A header value that `fetch` refuses would be quoted in its error.
  if (!/^[\x21-\x7e]+$/.test(request.apiKey))
    throw new TransportError('unexpected-answer', 'API_KEY_NOT_SENDABLE');
  const controller = new AbortController();
  const stop = (name: string) => () => controller.abort(new TransportError('timeout', name));
  const onAbort = stop('CANCELLED');
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(stop('TIMED_OUT'), options.timeout);
  try {
    const response = await options.fetch(url, {
      method,
      headers: headersOf(request, options.version),
      redirect: 'manual',
      signal: controller.signal,
      ...(body === undefined ? {} : { body }),
    });
    const receivedAt = options.now();
    const { status, headers } = response;
    const date = headers.get('date');
    return {
      status,
      body: await readBody(response, options.sizeLimit),
      requestId: requestIdOf(headers),
      date,
      receivedAt,
    };
  } catch (error) {
    // Electron and undici wrap or replace the reason of an abort; ours is the true one.
    throw controller.signal.reason ?? error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
};
