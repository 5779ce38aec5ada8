/** What a page of the Admin is and what it holds. Pure; page text comes from anybody, so nothing here throws or runs long. */

/** `url` = where the page came from; `html` = its text. */
export interface AdminPage {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

export interface LoginForm {
  readonly formKey: string;
  /** Where the form is sent, absolute. */
  readonly action: string;
  /** The picture's address; null = no picture is asked for; '' = asked for, but no picture was found. */
  readonly captchaImage: string | null;
}

export type PageKind =
  | { readonly kind: 'login'; readonly form: LoginForm }
  | { readonly kind: 'code'; readonly formKey: string; readonly postUrl: string }
  | { readonly kind: 'second-factor-setup' }
  | { readonly kind: 'second-factor'; readonly provider: string }
  | { readonly kind: 'connector'; readonly graphQlUrl: string | null }
  | { readonly kind: 'admin'; readonly connectorLink: string | null }
  | { readonly kind: 'other' };

/** Longer than any page of a stock Admin; what comes after is not looked at. */
const longest = 4 * 1024 * 1024;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  '#039': "'",
  '#39': "'",
};

const unescapeHtml = (text: string): string =>
  text
    .replace(/&(amp|quot|lt|gt|#0?39);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/&#x([\da-f]{1,6});/gi, (whole, hex: string) => {
      const code = Number.parseInt(hex, 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    });

/** More than any page of a stock Admin has of one kind; a page made of nothing else would keep main busy for seconds. */
const mostTags = 20_000;

/** The first start tags of one kind. None reaches over the next `<`, so one without an end costs nothing. */
const tagsOf = (html: string, name: string): readonly string[] => {
  const tags: string[] = [];
  for (const [tag] of html.matchAll(new RegExp(`<${name}\\b[^<>]{0,4000}>`, 'gi'))) {
    if (tags.push(tag) === mostTags) break;
  }
  return tags;
};

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : unescapeHtml(value);
};

const resolve = (address: string | null | undefined, base: string): string | null =>
  address && URL.canParse(address, base) ? new URL(address, base).href : null;

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : '');

/** Only an address of the same Admin is ever followed: its cookies and keys go nowhere else. */
const own = (address: string | null, page: AdminPage): string | null =>
  address !== null && originOf(address) === originOf(page.url) ? address : null;

const loginForm = (page: AdminPage, html: string): LoginForm | null => {
  const inputs = tagsOf(html, 'input');
  const named = (name: string) => inputs.find((input) => attribute(input, 'name') === name);
  const password = named('login[password]');
  const formKey = named('form_key');
  if (!password || !formKey) return null;
  const form = tagsOf(html, 'form').find((tag) => attribute(tag, 'id') === 'login-form');
  const action = own(resolve((form && attribute(form, 'action')) || page.url, page.url), page);
  const picture = tagsOf(html, 'img').find((tag) => /captcha/i.test(tag));
  const captchaImage = named('captcha[backend_login]')
    ? (own(resolve(picture && attribute(picture, 'src'), page.url), page) ?? '')
    : null;
  return { formKey: attribute(formKey, 'value') ?? '', action: action ?? page.url, captchaImage };
};

const codePage = (page: AdminPage, html: string): PageKind => {
  const formKey = /\bFORM_KEY\s{0,9}=\s{0,9}['"]([\w-]{1,64})['"]/.exec(html)?.[1];
  const escaped = /"postUrl"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,2000})"/.exec(html)?.[1];
  const postUrl = own(resolve(escaped?.replaceAll('\\/', '/'), page.url), page);
  return formKey && postUrl
    ? { kind: 'code', formKey, postUrl }
    : { kind: 'second-factor', provider: 'google' };
};

const secondFactor = (page: AdminPage, html: string): PageKind | null => {
  const path = URL.canParse(page.url) ? new URL(page.url).pathname : '';
  const found = /\/tfa\/(\w{1,40})\/(\w{1,40})(?:\/|$)/.exec(path);
  if (!found) return null;
  const [, controller = '', action = ''] = found;
  if (controller === 'tfa' && /^(request)?config/i.test(action)) return { kind: 'second-factor-setup' };
  if (/^configure/i.test(action)) return { kind: 'second-factor-setup' };
  if (controller === 'google' && action === 'auth') return codePage(page, html);
  return { kind: 'second-factor', provider: controller === 'tfa' ? 'two-factor authentication' : controller };
};

export const kindOfPage = (page: AdminPage): PageKind => {
  const html = page.html.slice(0, longest);
  const form = loginForm(page, html);
  if (form) return { kind: 'login', form };
  const second = secondFactor(page, html);
  if (second) return second;
  const graphQl = /\sdata-graph-ql-url\s{0,9}=\s{0,9}(?:"([^"]{0,4000})"|'([^']{0,4000})')/i.exec(html);
  const isConnector = /\/services_id\/index\/index(?:\/|$)/.test(page.url.split(/[?#]/)[0] ?? '');
  if (graphQl || isConnector) {
    const address = unescapeHtml(graphQl?.[1] ?? graphQl?.[2] ?? '');
    return { kind: 'connector', graphQlUrl: own(resolve(address, page.url), page) };
  }
  const links = tagsOf(html, 'a').map((tag) => attribute(tag, 'href') ?? '');
  const link = links.find((href) => href.includes('services_id/index/index'));
  const connectorLink = own(resolve(link, page.url), page);
  const signedIn = links.some((href) => /\/auth\/logout(?:\/|$)/.test(href));
  return connectorLink || signedIn ? { kind: 'admin', connectorLink } : { kind: 'other' };
};

/** What the Admin says about a sign-in that did not work. */
export const refusalOf = (html: string): 'captcha' | 'password' | null => {
  const text = html.slice(0, longest);
  if (/Incorrect CAPTCHA/i.test(text)) return 'captcha';
  return /sign-in was incorrect|account is disabled temporarily/i.test(text) ? 'password' : null;
};
