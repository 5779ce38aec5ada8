/** The frame around every practice page, and the headers that keep it to itself. */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Html } from './html.ts';
import { constant, html, printHtml } from './html.ts';
import { style } from './style.ts';

export interface Page {
  readonly title: string;
  /** At the top: what this page belongs to, and its menus. */
  readonly header: Html;
  readonly body: Html;
  /** Lies over the page, which cannot be used meanwhile. */
  readonly dialog?: Html | null;
}

/** Submits a menu when another entry is chosen, and copies an API key. The pages work without it. */
const script = `
for (const menu of document.querySelectorAll('select[data-go]')) {
  menu.addEventListener('change', () => menu.form.requestSubmit());
}
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = 'Copied';
  });
}
`;

const frame = ({ title, header, body, dialog = null }: Page, nonce: string): Html => html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Practice</title>
<style nonce="${nonce}">${constant(style)}</style>
</head>
<body>
<div${constant(dialog === null ? '' : ' inert')}>
<p class="practice"><strong>Practice page.</strong> It is part of Commerce Connect and runs on this computer only. Nothing here reaches Adobe.</p>
${header}
<main>
${body}
</main>
</div>
${dialog}
<script nonce="${nonce}">${constant(script)}</script>
</body>
</html>
`;

/** Referrer-Policy: with `no-referrer` browsers would send `Origin: null` with our own forms. */
export const sendPage = (response: ServerResponse, status: number, page: Page): void => {
  const nonce = randomBytes(16).toString('base64');
  const text = printHtml(frame(page, nonce));
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  response.end(text);
};

/** After a form: the page to show next, so that a reload does not send the form again. */
export const sendTo = (response: ServerResponse, address: string): void => {
  response.writeHead(303, { Location: address, 'Cache-Control': 'no-store' });
  response.end();
};
