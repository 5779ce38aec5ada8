import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readApiKey } from '../../../electron/backend/credentials/index.ts';
import { makeRsa } from './damages.ts';

const apiKey = '4f2c9a1b7d3e4f5a8b6c0d1e2f3a4b5c';

describe('an API key', () => {
  it.each([
    ['as it is', apiKey],
    ['spaces and line breaks around', `  ${apiKey}\r\n`],
    ['no-break spaces around', `\u00A0${apiKey}\u00A0`],
    ['a byte order mark', `\uFEFF${apiKey}`],
    ['zero-width spaces', `${apiKey.slice(0, 9)}\u200B${apiKey.slice(9)}`],
    ['quotes', `"${apiKey}"`],
    ['typographic quotes and a comma', `\u201C${apiKey}\u201D,`],
  ])('%s', (_name, text) => {
    const reading = readApiKey(text);
    expect(reading).toMatchObject({ ok: true, value: apiKey, view: { last4: '4b5c' } });
  });

  it('is opaque: its own characters stay', () => {
    expect(readApiKey(' My.Client_Id~1-x=/+ ')).toMatchObject({ ok: true, value: 'My.Client_Id~1-x=/+' });
  });

  const { pem } = makeRsa();
  it.each([
    ['key.empty', ' \n'],
    ['key.empty', '""'],
    ['key.api-key-expected', pem],
    ['key.api-key-expected', pem.replace(/-----[A-Z ]+-----/g, '')],
    ['key.api-key-expected', pem.replace(/\n/g, '\\n')],
    ['key.masked', '******'],
    ['key.masked', '••••••••'],
    ['key.ciphertext', '0:3:aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ='],
    ['key.file-reference', 'file:///etc/passwd'],
    ['key.api-key-malformed', 'two words'],
    ['key.api-key-malformed', 'abc'],
    ['key.api-key-malformed', '인증키인증키인증키'],
    ['key.api-key-malformed', 'x'.repeat(513)],
  ])('%s', (code, text) => {
    expect(readApiKey(text)).toMatchObject({ ok: false, problem: { code } });
  });

  it('never throws, and accepts only what fits into an HTTP header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const reading = readApiKey(text);
        return !reading.ok || new Headers({ 'x-api-key': reading.value }).get('x-api-key') === reading.value;
      }),
    );
  });
});
