/** Stand-ins for a practice store's Admin and storefront, so that the links to them really open something. */
import type { Html } from './html.ts';
import { html } from './html.ts';
import type { Page } from './layout.ts';

/** What these pages may show of a practice store: nothing secret. */
export interface PracticeStorePage {
  readonly projectName: string | null;
  readonly dataSpaceName: string | null;
  readonly dataSpaceType: string | null;
  /** Are all four key values there? */
  readonly hasKeys: boolean;
}

export const storePath = (storeId: string): string => `/store/${storeId}/`;
export const storeAdminPath = (storeId: string): string => `${storePath(storeId)}admin/`;

const header = (label: string): Html => html`<header><strong>${label}</strong></header>`;

const connection = (store: PracticeStorePage): Html => html`<dl>
<dt>Keys</dt><dd>${store.hasKeys ? 'Sandbox and production' : 'Not set'}</dd>
<dt>SaaS project</dt><dd>${store.projectName ?? 'Not set'}</dd>
<dt>SaaS data space</dt><dd>${store.dataSpaceName ?? 'Not set'}${store.dataSpaceType === null ? '' : ` (${store.dataSpaceType})`}</dd>
</dl>`;

const isConnected = (store: PracticeStorePage): boolean => store.hasKeys && store.dataSpaceName !== null;

const adminPage = (store: PracticeStorePage): Page => ({
  title: 'Practice Admin',
  header: header('Practice Admin'),
  body: html`<h1>Sales &gt; Payment Services</h1>
${
  isConnected(store)
    ? html`<p>Commerce Services are configured. In a real store, sandbox onboarding of Payment Services goes on from here.</p>`
    : html`<p>Commerce Services are not configured yet. In a real store, the button Configure Commerce Services is here.</p>`
}
<h2>System &gt; Services &gt; Commerce Services Connector</h2>
${connection(store)}`,
});

const frontPage: Page = {
  title: 'Practice storefront',
  header: header('Practice storefront'),
  body: html`<h1>Practice storefront</h1>
<p>This page stands for the shop that customers see.</p>`,
};

/** The id in the path of a practice store's page, and which page it is; null = another path. */
export const readStorePath = (path: string): { readonly storeId: string; readonly admin: boolean } | null => {
  const match = /^\/store\/([\w-]{1,64})(?:\/(admin(?:\/.*)?)?)?$/.exec(path);
  return match?.[1] === undefined ? null : { storeId: match[1], admin: match[2] !== undefined };
};

export const storePage = (store: PracticeStorePage, admin: boolean): Page =>
  admin ? adminPage(store) : frontPage;
