/** Pages in the Admin's window that do not behave: the user sees them, and gets away from them. */
import { createServer, type RequestListener } from 'node:http';
import { expect } from '@playwright/test';
import { listen, portOf } from '../../electron/browser-host/listen.ts';
import { enterAdminStore } from './support/admin-store.ts';
import { type LaunchedApp, launchApp } from './support/launch.ts';
import { test } from './support/test.ts';
import { createWizard, type Wizard } from './support/wizard.ts';

test.describe.configure({ timeout: 90_000 });

const withAdmin = async (
  answer: RequestListener,
  work: (launched: LaunchedApp, wizard: Wizard) => Promise<void>,
): Promise<void> => {
  const server = createServer(answer);
  await listen(server, 0);
  const launched = await launchApp();
  try {
    const wizard = createWizard(launched.page);
    await enterAdminStore(wizard, `http://127.0.0.1:${portOf(server)}/admin/`);
    await wizard.press('admin.sign-in.open');
    await work(launched, wizard);
  } finally {
    await launched.close();
    server.close();
    server.closeAllConnections();
  }
};

const visible = ({ app }: LaunchedApp) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((one) => one.isVisible()).length);

const expectAway = async (launched: LaunchedApp, wizard: Wizard): Promise<void> => {
  await wizard.press('admin.sign-in.cancel');
  const windows = () => launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  await expect.poll(windows).toBe(1);
};

test('a page without an end is shown all the same, and can be left', async () => {
  const endless: RequestListener = (_request, response) => {
    response.setHeader('content-type', 'text/html').write('<title>shop</title><p>One moment');
    const timer = setInterval(() => response.write('<p>more'), 100);
    response.once('close', () => clearInterval(timer));
  };
  await withAdmin(endless, async (launched, wizard) => {
    await expect.poll(() => visible(launched), { timeout: 15_000 }).toBe(2);
    await expectAway(launched, wizard);
  });
});

test('a page that keeps its own process busy can be left', async () => {
  const busy: RequestListener = (_request, response) => {
    response
      .setHeader('content-type', 'text/html')
      .end('<p>x<script>addEventListener("DOMContentLoaded", () => { for (;;); });</script>');
  };
  await withAdmin(busy, async (launched, wizard) => {
    await expect.poll(() => visible(launched), { timeout: 15_000 }).toBe(2);
    await expectAway(launched, wizard);
  });
});
