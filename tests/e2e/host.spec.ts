/** The Electron host: a page that can do nothing but its work, and a door that opens to it alone. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect } from '@playwright/test';
import {
  type LaunchedApp,
  launchApp,
  launchArguments,
  launchEnvironment,
  projectRoot,
} from './support/launch.ts';
import { callFromPage } from './support/raw-call.ts';
import { test } from './support/test.ts';
import { startWatchedServer, type WatchedServer } from './support/watched-server.ts';

const ownAddress = 'app://commerce-connect/';
let launched: LaunchedApp;
let foreign: WatchedServer;

/** Asked of the page itself: after a navigation that was refused Playwright's locators wait for its end. */
const children = () => launched.page.evaluate(() => document.querySelector('#root')?.childElementCount ?? 0);
const shown = () => expect.poll(children).toBeGreaterThan(0);

test.beforeAll(async () => {
  foreign = await startWatchedServer();
  launched = await launchApp();
  await shown();
});
test.afterAll(async () => {
  await launched.close();
  await foreign.close();
});
test.afterEach(() => expect(foreign.visits, 'nothing of ours visits a foreign server').toEqual([]));

test('the page has no Node and one function of the desktop', async () => {
  const found = await launched.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'global', 'Buffer'].filter((name) => name in window),
    bridge: Object.keys(Reflect.get(window, 'commerceConnect')),
    secure: window.isSecureContext,
  }));
  expect(found).toEqual({ node: [], bridge: ['pathForFile'], secure: true });
});

test('the window is isolated, sandboxed and keeps web security', async () => {
  const found = await launched.app.evaluate(({ BrowserWindow, session }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents ?? {};
    // Not in the public types.
    const preferences: unknown = Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, []);
    return { preferences, spellChecker: session.defaultSession.isSpellCheckerEnabled() };
  });
  expect(found).toMatchObject({
    preferences: {
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    },
    spellChecker: false,
  });
});

test('the page cannot leave its address', async () => {
  const { page } = launched;
  for (const address of [foreign.url, 'file:///etc/passwd', `${ownAddress}other.html`]) {
    await page.evaluate((url) => {
      window.location.href = url;
    }, address);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    expect(page.url()).toBe(ownAddress);
  }
  await shown();
});

test('the page opens no window and embeds nothing', async () => {
  const { app, page } = launched;
  expect(await page.evaluate((url) => window.open(url), foreign.url)).toBeNull();
  await page.evaluate((url) => {
    for (const name of ['iframe', 'webview']) {
      const element = document.createElement(name);
      element.setAttribute('src', url);
      document.body.append(element);
    }
  }, foreign.url);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test('the page is refused every permission', async () => {
  const answers = await launched.page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    location: (await navigator.permissions.query({ name: 'geolocation' })).state,
    microphone: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      (error: unknown) => (error instanceof Error ? error.name : ''),
    ),
  }));
  expect(answers).toMatchObject({ notification: 'denied', location: 'denied' });
  expect(['NotAllowedError', 'NotFoundError']).toContain(answers.microphone);
});

test('no server is told who the user is by a certificate of theirs', async () => {
  const answered = await launched.app.evaluate(({ app, webContents }) => {
    const seen = { prevented: false, chosen: [] as unknown[] };
    const event = { preventDefault: () => Object.assign(seen, { prevented: true }) };
    const choose = (...certificate: unknown[]) => seen.chosen.push(...certificate);
    Reflect.apply(app.emit, app, [
      'select-client-certificate',
      event,
      webContents.getAllWebContents()[0],
      'https://shop.example/',
      [{ subjectName: 'User' }],
      choose,
    ]);
    return seen;
  });
  expect(answered).toEqual({ prevented: true, chosen: [] });
});

test('the content security policy holds', async () => {
  const blocked = await launched.page.evaluate(async (url) => {
    const directives = new Set<string>();
    document.addEventListener('securitypolicyviolation', (event) => directives.add(event.effectiveDirective));
    const add = (name: string, content: string, attributes: Record<string, string>): HTMLElement => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      element.textContent = content;
      document.body.append(element);
      return element;
    };
    add('script', 'window.injected = true', {});
    add('script', '', { src: `${url}script.js` });
    const styled = add('div', '', { style: 'color: rgb(1, 2, 3)' });
    add('style', 'body { opacity: 0.5 }', {});
    add('img', '', { src: `${url}image.png` });
    const fetched = await fetch(url).then(
      () => true,
      () => false,
    );
    const evaluated = await new Promise((resolve) => {
      window.addEventListener('error', () => resolve(false), { once: true });
      setTimeout('window.evaluated = true', 0);
      setTimeout(() => resolve('evaluated' in window), 200);
    });
    return {
      directives: [...directives].sort(),
      injected: 'injected' in window,
      evaluated,
      fetched,
      colour: getComputedStyle(styled).color === 'rgb(1, 2, 3)',
      opacity: getComputedStyle(document.body).opacity,
    };
  }, foreign.url);
  expect(blocked).toMatchObject({
    injected: false,
    evaluated: false,
    fetched: false,
    colour: false,
    opacity: '1',
  });
  for (const directive of ['connect-src', 'img-src', 'script-src-elem', 'style-src-attr', 'style-src-elem'])
    expect(blocked.directives).toContain(directive);
});

test('style elements with the nonce of the page work, and each page has a new one', async () => {
  const read = () =>
    launched.page.evaluate(() => {
      const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
      const style = document.createElement('style');
      style.nonce = nonce;
      style.textContent = ':root { --from-style: yes }';
      document.head.append(style);
      return { nonce, applied: getComputedStyle(document.documentElement).getPropertyValue('--from-style') };
    });
  const first = await read();
  await launched.page.reload();
  const second = await read();
  expect([first.applied, second.applied]).toEqual(['yes', 'yes']);
  expect(first.nonce).not.toBe('');
  expect(second.nonce).not.toBe(first.nonce);
});

test('pages outside the folder are not served', async () => {
  const statuses = await launched.app.evaluate(async ({ net }, origin) => {
    const paths = [
      '../main/main.js',
      '%2e%2e/main/main.js',
      '..%2fmain%2fmain.js',
      '.hidden.js',
      'main.tsx',
      '',
    ];
    const answers = paths.map((path) => net.fetch(`${origin}${path}`).then(({ status }) => status));
    return Promise.all(answers);
  }, ownAddress);
  expect(statuses).toEqual([404, 404, 404, 404, 404, 200]);
});

test('a reloaded page gets a new door, and the one before is shut', async () => {
  const { page } = launched;
  const before = await callFromPage(page, 'settings/info');
  expect(before).toMatchObject({ body: { p: { b: { json: { host: 'electron' } } } } });
  const shut = page.evaluate(
    () =>
      new Promise((resolve) =>
        (Reflect.get(window, 'testPort') as MessagePort).addEventListener('close', () => resolve(true)),
      ),
  );
  await callFromPage(page, 'settings/info');
  expect(await shut).toBe(true);
  await page.reload();
  await shown();
  expect(await callFromPage(page, 'settings/info')).toEqual(before);
});

test('a page has no way to stores.yaml, which may name commands', async () => {
  const { page } = launched;
  for (const call of ['declaration/stores', 'declaration/plan', 'declaration/apply', 'declaration/look']) {
    expect(await callFromPage(page, call)).toMatchObject({ body: { p: { s: 404 } } });
  }
  await page.reload();
  await shown();
});

test('reloading before the page is through does no harm', async () => {
  const { close, page } = await launchApp();
  for (const _time of [1, 2, 3]) await page.evaluate(() => window.location.reload()).catch(() => undefined);
  const call = () => callFromPage(page, 'settings/info').catch(() => 'navigating');
  await expect.poll(call).toMatchObject({ body: { p: {} } });
  await close();
});

test('a page of another origin gets no door', async () => {
  const { app } = launched;
  const server = await startWatchedServer();
  const opened = app.waitForEvent('window');
  const preload = path.join(projectRoot, 'out/preload/preload.cjs');
  await app.evaluate(
    ({ BrowserWindow }, [file, url]) => {
      const webPreferences = { preload: file, sandbox: true, contextIsolation: true, partition: 'foreign' };
      return new BrowserWindow({ show: false, webPreferences }).loadURL(url);
    },
    [preload, server.url] as const,
  );
  const page = await opened;
  await page.waitForURL(server.url);
  expect(await callFromPage(page, 'settings/info')).toBe('closed');
  expect(await launched.readLog()).toContain('host.port-refused');
  await page.close();
  await server.close();
});

test('a page that crashed comes back', async () => {
  const { app, page } = launched;
  const crashed = page.waitForEvent('crash');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await crashed;
  await expect
    .poll(() =>
      app.evaluate(async ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          'document.querySelector("#root")?.childElementCount ?? 0',
        ),
      ),
    )
    .toBeGreaterThan(0);
});

test('a second start shows the window of the first and ends', async () => {
  const { app, dataFolder } = launched;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const electron: unknown = createRequire(import.meta.url)('electron');
  const second = spawn(String(electron), launchArguments(), {
    env: launchEnvironment(dataFolder),
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  const visible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(visible).toBe(true);
});
