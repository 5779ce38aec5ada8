/** Every kind of answer, and what it says about the keys. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome, Reply } from '../../../electron/backend/registry/classify.ts';
import { classifyReply, clockOffset, isHtml } from '../../../electron/backend/registry/classify.ts';
import { readErrorShape } from '../../../electron/backend/registry/error-shapes.ts';

const receivedAt = new Date('2026-05-01T12:00:00.000Z');
const reply = (status: number, body: unknown, more: Partial<Reply> = {}): Reply => ({
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  requestId: null,
  date: receivedAt.toUTCString(),
  receivedAt,
  ...more,
});

const summary = (outcome: Outcome): string =>
  outcome.kind === 'not-confirmed' ? `not-confirmed:${outcome.reason}` : outcome.kind;

const page = '<!DOCTYPE html><html><body>Blocked</body></html>';
const jwtInvalid = { status: 403, statusText: 'Forbidden', message: 'JWT is invalid', requestId: 'r-1' };
const clientInvalid = {
  error: { code: 'Forbidden', message: 'Client ID is invalid', details: { error_code: '403003' } },
};

it('a page that begins with hundreds of comments costs nothing', () => {
  const comments = '<!---->'.repeat(290);
  const begin = performance.now();
  expect(isHtml(comments)).toBe(false);
  expect(isHtml(`<?xml version="1.0"?> ${comments.slice(0, 700)}\n<!-- a > b --><HTML>`)).toBe(true);
  expect(performance.now() - begin).toBeLessThan(500);
});

describe('classifyReply', () => {
  const rows: readonly (readonly [string, Reply, string])[] = [
    ['200 with JSON', reply(200, { results: [] }), 'answer'],
    ['200 with an empty body', reply(200, ''), 'answer'],
    ['200 with plain text', reply(200, 'pong'), 'answer'],
    ['200 whose body has no status', reply(200, { results: [] }), 'answer'],
    ['200 with a page', reply(200, page), 'not-confirmed:html-page'],
    ['200 whose body says 404', reply(200, { status: 404, message: 'x' }), 'not-confirmed:not-found'],
    ['JWT is invalid', reply(403, jwtInvalid), 'rejected'],
    ['JWT is invalid with 401', reply(401, { ...jwtInvalid, status: 401 }), 'rejected'],
    ['Client ID is invalid', reply(403, clientInvalid), 'rejected'],
    ['the code 403003 alone', reply(403, { error_code: 403003, message: 'Api Key is invalid' }), 'rejected'],
    [
      'a 500 in the gateway’s shape',
      reply(500, { status: 500, error: 'Internal Server Error' }),
      'not-confirmed:server-error',
    ],
    ['a 502 page', reply(502, page), 'not-confirmed:server-error'],
    ['a 503 without body', reply(503, ''), 'not-confirmed:server-error'],
    [
      'a 404 of the registry',
      reply(404, { status: 404, message: 'Merchant registry not found' }),
      'not-confirmed:not-found',
    ],
    ['a 404 page', reply(404, page), 'not-confirmed:html-page'],
    ['a 404 without body', reply(404, ''), 'not-confirmed:not-found'],
    ['a firewall’s 403 page', reply(403, page), 'not-confirmed:html-page'],
    ['a 403 without body', reply(403, ''), 'not-confirmed:unexpected-answer'],
    ['a 403 with other words', reply(403, { message: 'Request blocked' }), 'not-confirmed:unexpected-answer'],
    ['a 401 without body', reply(401, ''), 'not-confirmed:unexpected-answer'],
    ['a proxy that wants a password', reply(407, page), 'not-confirmed:proxy'],
    ['a redirect', reply(302, ''), 'not-confirmed:unexpected-answer'],
    ['a redirect with a page', reply(302, page), 'not-confirmed:unexpected-answer'],
    ['too many requests', reply(429, { message: 'slow down' }), 'not-confirmed:unexpected-answer'],
  ];
  it.each(rows)('%s', (_name, answer, expected) => {
    expect(summary(classifyReply(answer))).toBe(expected);
  });

  it('keeps the gateway’s words and the request id', () => {
    expect(classifyReply(reply(403, jwtInvalid))).toEqual({
      kind: 'rejected',
      status: 403,
      message: 'JWT is invalid',
      requestId: 'r-1',
    });
    const fromHeader = classifyReply(reply(403, clientInvalid, { requestId: 'h-1' }));
    expect(fromHeader).toMatchObject({ message: 'Client ID is invalid', requestId: 'h-1' });
  });

  it.each([
    ['ours is behind', 400, -400],
    ['ours is ahead', -3600, 3600],
    ['just above the limit', 61, -61],
  ])('blames the clock when the token is refused and %s', (_name, theirs, offset) => {
    const date = new Date(receivedAt.getTime() + theirs * 1000).toUTCString();
    expect(classifyReply(reply(403, jwtInvalid, { date }))).toMatchObject({
      kind: 'not-confirmed',
      reason: 'clock-off',
      clockOffset: offset,
      requestId: 'r-1',
    });
  });

  it.each([
    ['the clocks agree within a minute', 60],
    ['there is no clock to compare with', null],
  ])('does not blame the clock when %s', (_name, theirs) => {
    const date = theirs === null ? null : new Date(receivedAt.getTime() + theirs * 1000).toUTCString();
    expect(classifyReply(reply(403, jwtInvalid, { date })).kind).toBe('rejected');
  });

  it('does not blame the clock for an unknown API key', () => {
    const date = new Date(receivedAt.getTime() + 9_000_000).toUTCString();
    expect(classifyReply(reply(403, clientInvalid, { date })).kind).toBe('rejected');
  });

  it('never throws, and accepts nothing but 2xx', () => {
    const anyBody = fc.oneof(fc.string(), fc.json(), fc.constant(page));
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 599 }),
        anyBody,
        fc.option(fc.string()),
        (status, body, date) => {
          const outcome = classifyReply(reply(status, body, { date }));
          expect(outcome.kind === 'answer' ? status < 300 : true).toBe(true);
        },
      ),
    );
  });
});

describe('readErrorShape', () => {
  it('reads all three shapes', () => {
    expect(readErrorShape(jwtInvalid)).toEqual({
      status: 403,
      words: 'JWT is invalid',
      code: null,
      requestId: 'r-1',
    });
    expect(readErrorShape({ status: 500, error: 'Internal Server Error' })?.words).toBe(
      'Internal Server Error',
    );
    expect(readErrorShape(clientInvalid)).toMatchObject({ words: 'Client ID is invalid', code: '403003' });
  });

  it('survives fields of any kind', () => {
    expect(readErrorShape({ status: 'x', message: 7, error: { details: [] } })).toBeNull();
    expect(readErrorShape([])).toBeNull();
    fc.assert(fc.property(fc.jsonValue(), (json) => void readErrorShape(json)));
  });
});

describe('isHtml', () => {
  it.each([
    [page, true],
    ['\uFEFF \n<html>', true],
    ['<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', true],
    ['<!-- squid --><html>', true],
    ['pong', false],
    ['{"a":"<html>"}', false],
    ['<rows/>', false],
    ['', false],
  ])('%j: %s', (body, expected) => {
    expect(isHtml(body)).toBe(expected);
  });
});

it('measures the clocks’ difference in whole seconds, or not at all', () => {
  expect(clockOffset({ date: 'Fri, 01 May 2026 11:58:00 GMT', receivedAt })).toBe(120);
  expect(clockOffset({ date: 'yesterday', receivedAt })).toBeNull();
});
