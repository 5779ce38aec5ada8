/** Starts a program in Electron as a user does, without a test's hooks, and reads from its page when it was painted. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'undici';
import { z } from 'zod';

const electron = z.string().parse(createRequire(import.meta.url)('electron'));
const startTimeout = 60_000;

/** Chromium prints where its debugger listens as soon as it does. */
const debuggerPort = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    let text = '';
    child.once('exit', () => reject(new Error('Electron ended at once')));
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(text)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
  });

const targetsSchema = z.array(
  z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }),
);
const answerSchema = z.object({ result: z.object({ result: z.object({ value: z.number() }) }) });
const attemptTimeout = 5_000;

/** The page's own address; before its document is loaded there is another one that answers nothing. */
const findPage = async (port: number): Promise<string | undefined> => {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets = targetsSchema.parse(await answer.json());
  return targets.find(({ type, url }) => type === 'page' && /^(app|file):/.test(url))?.webSocketDebuggerUrl;
};

/** A number out of the page; null = the page was not there to the end. */
const evaluate = async (address: string, expression: string): Promise<number | null> => {
  const socket = new WebSocket(address);
  try {
    await once(socket, 'open');
    const params = { expression, awaitPromise: true, returnByValue: true };
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    const text = await new Promise<string | null>((resolve) => {
      socket.addEventListener('message', ({ data }) => resolve(String(data)));
      socket.addEventListener('close', () => resolve(null));
      setTimeout(() => resolve(null), attemptTimeout).unref();
    });
    return text === null
      ? null
      : (answerSchema.safeParse(JSON.parse(text)).data?.result.result.value ?? null);
  } finally {
    socket.close();
  }
};

const evaluateWhenLoaded = async (port: number, expression: string): Promise<number> => {
  const deadline = Date.now() + startTimeout;
  while (Date.now() < deadline) {
    const address = await findPage(port);
    const value = address === undefined ? null : await evaluate(address, expression);
    if (value !== null) return value;
    await sleep(50);
  }
  throw new Error('The page said nothing');
};

/** The browser notes it by itself, so looking later costs nothing: when the main part was first painted, epoch ms. */
const paintedAt = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const entry = list.getEntries().find(({ element }) => element?.closest('main'));
    if (entry) resolve(performance.timeOrigin + entry.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
})`;

/** Milliseconds from the start of the process to the first paint of what the user can work with. */
export const timeToFirstStep = async (folder: string): Promise<number> => {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'commerce-connect-bench-'));
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  const begun = Date.now();
  const child = spawn(electron, ['--remote-debugging-port=0', ...(root ? ['--no-sandbox'] : []), folder], {
    env: { ...process.env, COMMERCE_CONNECT_DATA: dataFolder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const painted = await evaluateWhenLoaded(await debuggerPort(child), paintedAt);
    return painted - begun;
  } finally {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
};
