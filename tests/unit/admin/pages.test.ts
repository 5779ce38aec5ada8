/** What a page of the Admin is: the pages that it has, and anything else that may come. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOfPage, refusalOf } from '../../../electron/backend/instance/admin/pages.ts';

const url = 'https://shop.example/admin/';
const page = (html: string, at = url) => kindOfPage({ url: at, status: 200, html });
const login = (more = '') =>
  `<form method="post" action="" id='login-form'><input name="form_key" type="hidden" value="abc&amp;1" />` +
  `<input name="login[username]"/><input type='password' name='login[password]'>${more}</form>`;

describe('kindOfPage', () => {
  it('reads the sign-in form', () => {
    expect(page(login())).toEqual({
      kind: 'login',
      form: { formKey: 'abc&1', action: url, captchaImage: null },
    });
  });

  it('finds the picture of a captcha, on the same host only', () => {
    const field = '<input name="captcha[backend_login]"/>';
    const form = (more: string) => {
      const kind = page(login(more));
      return kind.kind === 'login' ? kind.form.captchaImage : kind.kind;
    };
    expect(form(`${field}<img class="captcha-img" src="/media/captcha/1.png">`)).toBe(
      'https://shop.example/media/captcha/1.png',
    );
    expect(form(`${field}<img class="captcha-img" src="https://evil.example/1.png">`)).toBe('');
    expect(form(field)).toBe('');
    expect(form('<img class="captcha-img" src="/1.png">')).toBeNull();
  });

  it('looks at no more links than a page can have', () => {
    const link = `<a href="${url}services_id/index/index/key/0f/">Connector</a>`;
    expect(page(`${'<a>'.repeat(10_000)}${link}`)).toMatchObject({ kind: 'admin' });
    expect(page(`${'<a>'.repeat(1_000_000)}${link}`)).toEqual({ kind: 'other' });
  });

  it('does not send the form to another host', () => {
    const kind = page(login().replace('action=""', 'action="https://evil.example/"'));
    expect(kind.kind === 'login' && kind.form.action).toBe(url);
  });

  it('reads the page of the one-time code', () => {
    const at = 'https://shop.example/admin/tfa/google/auth/key/0f/';
    const html = `<script>var FORM_KEY = 'k1';</script>{"postUrl":"https:\\/\\/shop.example\\/admin\\/tfa\\/google\\/authpost\\/key\\/1\\/"}`;
    expect(page(html, at)).toEqual({
      kind: 'code',
      formKey: 'k1',
      postUrl: 'https://shop.example/admin/tfa/google/authpost/key/1/',
    });
    const elsewhere = html.replace('shop.example', 'evil.example');
    expect(page(elsewhere, at)).toEqual({ kind: 'second-factor', provider: 'google' });
  });

  it.each([
    ['tfa/tfa/requestconfig', { kind: 'second-factor-setup' }],
    ['tfa/tfa/configure', { kind: 'second-factor-setup' }],
    ['tfa/google/configure', { kind: 'second-factor-setup' }],
    ['tfa/duo/auth', { kind: 'second-factor', provider: 'duo' }],
    ['tfa/u2f/auth/key/1', { kind: 'second-factor', provider: 'u2f' }],
  ])('%s', (route, kind) => {
    expect(page('<a href="/admin/admin/auth/logout/">Sign Out</a>', `${url}${route}/`)).toEqual(kind);
  });

  it('finds the menu’s link to the connector, and knows a signed-in page without one', () => {
    const out = '<a href="https://shop.example/admin/admin/auth/logout/key/1/">Sign Out</a>';
    const link = 'https://shop.example/admin/services_id/index/index/key/ab/';
    expect(page(`<a class="x" href="${link}">Connector</a>${out}`)).toEqual({
      kind: 'admin',
      connectorLink: link,
    });
    expect(page(out)).toEqual({ kind: 'admin', connectorLink: null });
    const foreign = '<a href="https://evil.example/services_id/index/index/">x</a>';
    expect(page(`${foreign}${out}`)).toEqual({ kind: 'admin', connectorLink: null });
    expect(page(foreign)).toEqual({ kind: 'other' });
  });

  it('reads the address of the GraphQL, and knows an old connector page', () => {
    const at = `${url}services_id/index/index/key/ab/`;
    const graphQlUrl = 'https://shop.example/admin/graphqls/index/index/key/1/?a=1&b=2';
    const html = `<div data-gateway-url="https://x/" data-graph-ql-url='${graphQlUrl.replace('&', '&amp;')}'></div>`;
    expect(page(html, at)).toEqual({ kind: 'connector', graphQlUrl });
    expect(page('<div id="old"></div>', at)).toEqual({ kind: 'connector', graphQlUrl: null });
    const foreign = '<div data-graph-ql-url="https://evil.example/"></div>';
    expect(page(foreign, at)).toEqual({ kind: 'connector', graphQlUrl: null });
  });

  const fragments = fc.constantFrom(
    '<a href="',
    '<input name="login[password]"',
    '<input name="form_key"',
    '<img ',
    '"postUrl":"',
    '\\/',
    '&#x110000;',
    "var FORM_KEY = '",
    'data-graph-ql-url="',
    '">',
    '<',
    '>',
    "'",
    '&amp;',
    'services_id/index/index',
  );
  it('never throws, whatever the page', () => {
    const html = fc.array(fc.oneof(fragments, fc.string()), { maxLength: 30 }).map((parts) => parts.join(''));
    const at = fc.constantFrom(
      '',
      'about:blank',
      url,
      'no address',
      `${url}tfa/google/auth/`,
      `${url}services_id/index/index`,
    );
    fc.assert(
      fc.property(html, at, (text, address) => {
        expect(page(text, address).kind).toMatch(/^[a-z-]+$/);
        expect([null, 'captcha', 'password']).toContain(refusalOf(text));
      }),
      { numRuns: 200 },
    );
  });

  it.each(['<a', '<a href="', '<input name=', '&#x', '"postUrl":"\\', 'data-graph-ql-url="', '<img\t'])(
    'is quick with four million characters of %j',
    (part) => {
      const html = part.repeat(Math.ceil(4_000_000 / part.length));
      const start = performance.now();
      page(html, `${url}tfa/google/auth/`);
      page(html);
      refusalOf(html);
      expect(performance.now() - start).toBeLessThan(8_000);
    },
  );
});

it('knows what the Admin says about a sign-in', () => {
  const words = 'The account sign-in was incorrect or your account is disabled temporarily. Please wait.';
  expect(refusalOf(`<div>${words}</div>`)).toBe('password');
  expect(refusalOf('<div>Incorrect CAPTCHA.</div>')).toBe('captcha');
  expect(refusalOf(login())).toBeNull();
});
