/** The frame of an instruction sheet: one HTML file without scripts, and the few parts that it is made of. */
import type { Language } from '../../../shared/language.ts';
import { escapeHtml } from '../support/escape-html.ts';

export type Rows = readonly (readonly [string, string])[];

export const list = (rows: Rows): string =>
  `<dl>${rows.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`;

/** Something to do, with a box to tick on paper. */
export const item = (title: string, rows: Rows): string =>
  `<li><strong>☐ ${escapeHtml(title)}</strong>${list(rows)}</li>`;

export const note = (text: string): string => `<li>${escapeHtml(text)}</li>`;

/** In groups of four, to compare by eye. */
export const grouped = (fingerprint: string): string => (fingerprint.match(/.{1,4}/g) ?? []).join(' ');

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#222}
h1{font-size:1.6rem}h2{font-size:1.2rem}li{margin:1rem 0;break-inside:avoid}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.3rem 0}
dt{color:#555}dd{margin:0;overflow-wrap:anywhere}code{font-size:.85rem}`;

interface SheetParts {
  readonly title: string;
  readonly intro: string;
  readonly end: string;
  /** HTML of `list` and `item`. */
  readonly body: string;
}

export const sheetPage = (language: Language, { title, intro, end, body }: SheetParts): string =>
  `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(intro)}</p>
${body}
<p>${escapeHtml(end)}</p></body></html>
`;
