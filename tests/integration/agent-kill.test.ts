import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type AgentCommand,
  buildAgentScript,
  WRITABLE_PATHS,
} from '../../electron/backend/instance/agent/index.ts';
import { createMagento, type HoldPoint, type Magento } from '../fixtures/magento/create.ts';
import { runPhp } from '../fixtures/magento/php.ts';
import { type AgentRun, ask, runAgent } from '../fixtures/magento/run-agent.ts';
import { makeValues } from '../fixtures/magento/values.ts';

const PROJECT = 'services_connector/services_id/project_id';
const PRIVATE = 'services_connector/services_connector_integration/production_private_key';

const stores: Magento[] = [];
afterAll(() => Promise.all(stores.map((store) => store.remove())));

async function applyTo(store: Magento, values: Record<string, string>): Promise<AgentCommand> {
  const { state } = await ask(store.root, { kind: 'inspect' }, 'inspected');
  const changes = WRITABLE_PATHS.filter((path) => path in values).map((path) => ({
    path,
    value: values[path] ?? null,
  }));
  return { kind: 'apply', expectedToken: state.stateToken, changes };
}

/** Runs the command until the store holds PHP at the point, then calls `then` with the process. */
async function untilHeld(
  store: Magento,
  command: AgentCommand,
  point: HoldPoint,
  then: (child: ChildProcess) => Promise<void>,
): Promise<AgentRun> {
  await store.hold(point);
  let child: ChildProcess | undefined;
  const running = runAgent(store.root, command, {
    onStart: (started) => {
      child = started;
    },
  });
  for (let i = 0; i < 500 && !(await store.isHeld(point)); i++) await delay(10);
  if (child === undefined || !(await store.isHeld(point))) throw new Error(`never came to ${point}`);
  await then(child);
  await store.release(point);
  return running;
}

async function makeOld() {
  const old = makeValues();
  const store = await createMagento({ values: old });
  stores.push(store);
  return { store, old, next: makeValues() };
}

describe('PHP killed during apply', () => {
  it('leaves the instance untouched before the commit', async () => {
    const { store, old, next } = await makeOld();
    const before = await store.rows();
    const run = await untilHeld(store, await applyTo(store, next), 'before-commit', async (child) => {
      child.kill('SIGKILL');
    });
    expect(run.problem).toBe('no-answer');
    expect(run.steps.at(-1)).toBe('committing');
    expect(await store.rows()).toEqual(before);
    expect(await store.effective(WRITABLE_PATHS)).toEqual(old);
    const { state } = await ask(store.root, { kind: 'inspect' }, 'inspected');
    expect(state.stale).toBe(false);
  });

  it.each(['after-commit', 'before-clean'] as const)(
    'is reported stale at %s, and finish repairs it',
    async (point) => {
      const { store, old, next } = await makeOld();
      const run = await untilHeld(store, await applyTo(store, next), point, async (child) => {
        child.kill('SIGKILL');
      });
      expect(run.problem).toBe('no-answer');
      expect(await store.decrypted()).toMatchObject(next);
      expect(await store.effective(WRITABLE_PATHS)).toEqual(old);
      const { state } = await ask(store.root, { kind: 'inspect' }, 'inspected');
      expect(state.settings.filter((setting) => setting.stale).map((setting) => setting.path)).toEqual(
        WRITABLE_PATHS.filter((path) => old[path] !== next[path]),
      );
      const finished = await ask(store.root, { kind: 'finish' }, 'finished');
      expect(finished.state.stale).toBe(false);
      expect(await store.effective(WRITABLE_PATHS)).toEqual(next);
    },
  );
});

describe('our own process ended during apply', () => {
  it('makes PHP take everything back before the commit: the next start may have looked already', async () => {
    const { store, old, next } = await makeOld();
    const before = await store.rows();
    const run = await untilHeld(store, await applyTo(store, next), 'before-write', async (child) => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    });
    expect(run.problem).toBe('no-answer');
    expect(await store.rows()).toEqual(before);
    expect(await store.effective(WRITABLE_PATHS)).toEqual(old);
  });

  it('lets PHP finish once it commits: the instance is fully new', async () => {
    const { store, next } = await makeOld();
    const run = await untilHeld(store, await applyTo(store, next), 'before-commit', async (child) => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    });
    expect(run.problem).toBe('no-answer');
    expect(run.exitCode).toBe(0);
    expect(await store.decrypted()).toMatchObject(next);
    expect(await store.effective(WRITABLE_PATHS)).toEqual(next);
  });
});

describe('another writer at the same time', () => {
  it('is seen after the commit as a mismatch', async () => {
    const { store, next } = await makeOld();
    const run = await untilHeld(store, await applyTo(store, next), 'after-commit', () =>
      store.setRow(PROJECT, 'the other one'),
    );
    expect(run.answer).toMatchObject({ kind: 'mismatch', paths: [PROJECT] });
  });

  it('makes the second of two applies write nothing', async () => {
    const { store, next } = await makeOld();
    const mine = await applyTo(store, next);
    const theirs = await applyTo(store, makeValues());
    let second: Promise<AgentRun> | undefined;
    const first = await untilHeld(store, mine, 'before-commit', async () => {
      let checked = () => {};
      const seen = new Promise<void>((resolve) => {
        checked = resolve;
      });
      let frames = 0;
      second = runAgent(store.root, theirs, {
        onStdout: (chunk) => {
          frames += chunk.split('<cc').length - 1;
          if (frames >= 2) checked(); // bootstrapped and checked: it now waits for the first one's lock.
        },
      });
      await seen;
    });
    expect(first.answer?.kind).toBe('applied');
    expect((await second)?.answer).toMatchObject({ kind: 'refused', refusal: { reason: 'changed' } });
    expect(await store.decrypted()).toMatchObject(next);
  });
});

describe('secrets of a running apply', () => {
  it.runIf(process.platform === 'linux')('are in neither the command line nor the environment', async () => {
    const { store, next } = await makeOld();
    await untilHeld(store, await applyTo(store, next), 'before-commit', async ({ pid }) => {
      expect(await readFile(`/proc/${pid}/cmdline`, 'utf8')).toBe('php\0');
      expect(await readFile(`/proc/${pid}/environ`, 'utf8')).not.toContain(next[PRIVATE].slice(100, 140));
    });
  });
});

describe('a script that was cut off', () => {
  it('does nothing, wherever it ends', async () => {
    const { store, next } = await makeOld();
    const before = await store.rows();
    const { script, marker } = buildAgentScript(await applyTo(store, next));
    const last = script.length - 1; // Only the final newline may be missing.
    const near = Array.from({ length: 12 }, (_, i) => last - 1 - i);
    const step = Math.ceil(last / 60);
    const cuts = [...near, ...Array.from({ length: 60 }, (_, i) => Math.min(i * step + 1, last - 1))];
    for (let i = 0; i < cuts.length; i += 4) {
      const runs = cuts.slice(i, i + 4).map(async (cut) => {
        const run = await runPhp({ cwd: store.root, input: script.slice(0, cut) });
        expect(run.stdout, `cut at ${cut}`).not.toContain(`${marker}>`);
        expect(run.stderr + run.stdout).not.toContain(next[PRIVATE].slice(100, 140));
        expect(run.stderr + run.stdout).not.toMatch(/[A-Za-z0-9+/]{60}/);
      });
      await Promise.all(runs);
    }
    expect(await store.rows()).toEqual(before);
    const whole = await runPhp({ cwd: store.root, input: script.slice(0, last) });
    expect(whole.stdout).toContain(`${marker}>`);
  });
});
