/** The account dashboard around the API portal. */
import { editions } from '../../../../shared/model/instance.ts';
import { merchants } from '../gateway/merchants.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';
import type { Place } from './place.ts';
import { addressOf, portalPath } from './place.ts';

export const option = (value: string, label: string, chosen: string): Html =>
  value === chosen
    ? html`<option value="${value}" selected>${label}</option>`
    : html`<option value="${value}">${label}</option>`;

export type Tab = 'account' | 'magento';

const tab = (id: Tab, label: string, current: Tab, address: string): Html =>
  id === current
    ? html`<a href="${address}" aria-current="page">${label}</a>`
    : html`<a href="${address}">${label}</a>`;

/** `path` = the page to come back to when another account is chosen. */
export const accountHeader = (place: Place, current: Tab, path: string): Html => html`<header>
<strong>My account</strong>
<form method="get" action="${path}">
<input type="hidden" name="environment" value="${place.environment}">
<label>Account
<select name="account" data-go>${editions.map((id) => option(id, merchants[id].name, place.account))}</select></label>
<noscript><button>Show</button></noscript>
</form>
</header>
<nav aria-label="Account">
${tab('account', 'Account', current, addressOf('/', place))}
${tab('magento', 'Magento', current, addressOf('/magento', place))}
</nav>`;

export const accountPage = (place: Place): Page => ({
  title: 'My account',
  header: accountHeader(place, 'account', '/'),
  body: html`<h1>My account</h1>
<p>You are signed in as the license holder of <strong>${merchants[place.account].name}</strong>.</p>
<p>Key pairs are made on the tab <a href="${addressOf('/magento', place)}">Magento</a>, page API Portal.</p>`,
});

export const magentoPage = (place: Place): Page => ({
  title: 'Magento',
  header: accountHeader(place, 'magento', '/magento'),
  body: html`<h1>Magento</h1>
<p><a class="button" href="${addressOf(portalPath, place)}">API Portal</a></p>
<p class="muted">Make and delete the key pairs of your Commerce Services.</p>`,
});

export const messagePage = (title: string, text: string): Page => ({
  title,
  header: html`<header><strong>My account</strong></header>`,
  body: html`<h1>${title}</h1>
<p>${text}</p>
<p><a href="${portalPath}">To the API Portal</a></p>`,
});
