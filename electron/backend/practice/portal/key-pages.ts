/** The page API Portal: the environment's API keys, and the dialog that is the only chance to get a private key. */
import { environments } from '../../../../shared/model/environment.ts';
import type { RegisteredKey } from '../gateway/state.ts';
import { accountHeader, option } from './account-pages.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';
import type { Place } from './place.ts';
import { portalPath } from './place.ts';

export const environmentNames = { sandbox: 'Sandbox', production: 'Production' } as const;

const placeFields = (place: Place): Html => html`<input type="hidden" name="account" value="${place.account}">
<input type="hidden" name="environment" value="${place.environment}">`;

const keyRow = (key: RegisteredKey, place: Place): Html => html`<tr>
<td>${key.name}</td>
<td><code>${key.apiKey}</code><br>
<button type="button" data-copy="${key.apiKey}" aria-label="Copy the API key of ${key.name}" hidden>Copy</button></td>
<td>${key.replacedAt === null ? 'Active' : 'Replaced'}</td>
<td><details><summary>Delete</summary>
<p>Services that use this key stop at once.</p>
<form method="post" action="${portalPath}/delete">${placeFields(place)}
<input type="hidden" name="apiKey" value="${key.apiKey}">
<button class="danger">Delete API key</button></form></details></td>
</tr>`;

const keyTable = (keys: readonly RegisteredKey[], place: Place): Html =>
  keys.length === 0
    ? html`<p class="muted">There is no API key in this environment yet.</p>`
    : html`<table>
<thead><tr><th scope="col">Name</th><th scope="col">API key</th><th scope="col">State</th><th scope="col">Delete</th></tr></thead>
<tbody>${keys.map((key) => keyRow(key, place))}</tbody>
</table>`;

export interface OpenDialog {
  readonly ticket: string;
  readonly name: string;
}

const downloadDialog = ({ ticket, name }: OpenDialog, place: Place): Html => html`<div class="backdrop">
<div class="dialog" role="dialog" aria-modal="true" aria-labelledby="dialog-title" aria-describedby="dialog-text">
<h2 id="dialog-title">Download the private key</h2>
<p id="dialog-text">The key pair <strong>${name}</strong> (${environmentNames[place.environment]}) was made. This dialog is the only chance to download its private key. Download it, then choose Cancel. The API key stays in the list.</p>
<div class="buttons">
<form method="post" action="${portalPath}/cancel">${placeFields(place)}
<input type="hidden" name="ticket" value="${ticket}"><button>Cancel</button></form>
<form method="post" action="${portalPath}/download">
<input type="hidden" name="ticket" value="${ticket}"><button class="primary" autofocus>Download</button></form>
</div>
</div>
</div>`;

export const keysPage = (place: Place, keys: readonly RegisteredKey[], dialog: OpenDialog | null): Page => ({
  title: 'API Portal',
  header: accountHeader(place, 'magento', portalPath),
  body: html`<h1>API Portal</h1>
<form class="row" method="get" action="${portalPath}">
<input type="hidden" name="account" value="${place.account}">
<label>Environment
<select name="environment" data-go>${environments.map((id) => option(id, environmentNames[id], place.environment))}</select></label>
<noscript><button>Show</button></noscript>
</form>
<h2>API Keys</h2>
<form class="row" method="post" action="${portalPath}/keys">${placeFields(place)}
<label>Name <input name="name" required maxlength="100" autocomplete="off"></label>
<button class="primary">Add New</button>
</form>
<p class="muted">Only one key pair per environment is active. A new one replaces it at once: apply it to every store that used the old one.</p>
${keyTable(keys, place)}`,
  dialog: dialog === null ? null : downloadDialog(dialog, place),
});
