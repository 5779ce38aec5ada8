/** The instruction sheet for whoever enters the values: names, ids and fingerprints, and nothing secret. One HTML file. */

import type { StoreFacts } from '../../../shared/contract/stores.ts';
import type { Language } from '../../../shared/language.ts';
import { type Environment, environments } from '../../../shared/model/environment.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { sheetWords } from './sheet-words.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (found) => entities[found] ?? '');

/** In groups of four, to compare by eye. */
const grouped = (fingerprint: string): string => (fingerprint.match(/.{1,4}/g) ?? []).join(' ');

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#222}
h1{font-size:1.6rem}li{margin:1rem 0;break-inside:avoid}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.3rem 0}
dt{color:#555}dd{margin:0;overflow-wrap:anywhere}code{font-size:.85rem}`;

export const makeSheet = ({ store, keySet }: StoreFacts, language: Language): string => {
  const words = sheetWords[language];
  const { connection, project, dataSpace } = store;
  if (connection.kind !== 'guided' || !project || !dataSpace || !keySet) {
    throw new ProblemError('apply.not-ready');
  }
  const list = (rows: readonly (readonly [string, string])[]): string =>
    `<dl>${rows.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`;
  const item = (title: string, rows: readonly (readonly [string, string])[]): string =>
    `<li><strong>☐ ${escapeHtml(title)}</strong>${list(rows)}</li>`;
  const keys = (environment: Environment): string => {
    const { apiKey, privateKey } = keySet[environment];
    return [
      item(words[`${environment}-api-key`], [
        [words.last4, apiKey?.last4 ?? ''],
        [words.fingerprint, grouped(apiKey?.fingerprint ?? '')],
      ]),
      item(words[`${environment}-private-key`], [
        [words.publicFingerprint, grouped(privateKey?.fingerprint ?? '')],
      ]),
    ].join('');
  };
  const chosen = (title: string, name: string, id: string): string =>
    item(title, [
      [words.name, name],
      [words.id, id],
    ]);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(`${words.title}: ${store.name}`)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(`${words.title}: ${store.name}`)}</h1>
<p>${escapeHtml(words.intro)}</p>
${list([
  [words.page, words[connection.page]],
  ...(connection.adminUrl === null ? [] : [[words.admin, connection.adminUrl] as const]),
])}
<ol>${environments.map(keys).join('')}<li>${escapeHtml(words.save)}</li>
${chosen(words.project, project.projectName, project.projectId)}
${chosen(words['data-space'], dataSpace.environmentName, dataSpace.environmentId)}
<li>${escapeHtml(words.saveAgain)}</li></ol>
<p>${escapeHtml(words.secrets)}</p></body></html>
`;
};
