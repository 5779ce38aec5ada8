import { chown, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type AgentFailureKind,
  classifyAgentFailure,
  failureOfAnswer,
} from '../../electron/backend/instance/agent/index.ts';
import { createMagento, type Magento, type Trouble } from '../fixtures/magento/create.ts';
import type { PhpOptions } from '../fixtures/magento/php.ts';
import { ask, runAgent } from '../fixtures/magento/run-agent.ts';
import { makeValues } from '../fixtures/magento/values.ts';

const stores: Magento[] = [];
const folders: string[] = [];
afterAll(async () => {
  await Promise.all(stores.map((store) => store.remove()));
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

async function make(trouble: Trouble = {}): Promise<Magento> {
  const store = await createMagento({ values: makeValues(), trouble });
  stores.push(store);
  return store;
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'no-store-'));
  folders.push(folder);
  return folder;
}

async function failure(root: string, options: PhpOptions = {}): Promise<AgentFailureKind> {
  const run = await runAgent(root, { kind: 'inspect' }, options);
  if (run.answer?.kind === 'failed') return failureOfAnswer(run.answer).kind;
  if (run.answer !== null) throw new Error(`unexpected answer ${run.answer.kind}`);
  return classifyAgentFailure(run, run.problem === 'garbled-answer').kind;
}

describe('failures on a real php', () => {
  it('names a folder that is no Magento, and one that is not installed', async () => {
    const folder = await emptyFolder();
    expect(await failure(folder)).toBe('not-magento');
    for (const [name, file] of [['app', 'bootstrap.php'] as const, ['bin', 'magento'] as const]) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, file), '');
    }
    expect(await failure(folder)).toBe('not-installed');
  });

  it.each<[AgentFailureKind, Trouble]>([
    ['database-down', { database: 'down' }],
    ['database-access-denied', { database: 'denied' }],
    ['database-host-bad', { database: 'bad-host' }],
    ['database-host-bad', { database: 'masked' }],
    ['not-compiled', { notCompiled: true }],
    ['cache-not-writable', { readOnlyCache: true }],
    ['bootstrap-failed', { fatal: true }],
    ['ended-early', { exit: 'bye' }],
    ['php-too-old', { exit: 'Adobe Commerce supports PHP 8.1.0 or later.' }],
  ])('names %s', async (kind, trouble) => {
    const store = await make(trouble);
    // The config cache would answer for the database, so it has to be read.
    await rm(join(store.root, 'var/cache/mage---config'), { force: true });
    expect(await failure(store.root)).toBe(kind);
  });

  it('names a php without sodium', async () => {
    const store = await make();
    const without = 'disable_functions=sodium_crypto_aead_chacha20poly1305_ietf_decrypt';
    expect(await failure(store.root, { args: ['-d', without] })).toBe('sodium-missing');
  });

  it('does not start Magento as another user than the owner of env.php', async () => {
    const store = await make({ fatal: true });
    const env = join(store.root, 'app/etc/env.php');
    if (process.getuid?.() === 0) {
      await chown(env, 1, 1);
    } else {
      await rm(env);
      await symlink('/etc/passwd', env); // A file of another user, for tests that do not run as root.
    }
    for (const command of [{ kind: 'inspect' } as const, { kind: 'finish' } as const]) {
      const answer = await ask(store.root, command, 'refused');
      expect(answer.refusal).toEqual({ reason: 'wrong-owner' });
      expect(answer.server).toMatchObject({ writable: false, edition: 'Community', version: '2.4.7-p1' });
      expect(answer.server.owner).not.toBe(answer.server.user);
    }
  });
});

describe('noise from modules', () => {
  it.each<[string, Trouble]>([
    ['warnings', { warnings: true, displayErrors: true }],
    ['a banner of a megabyte', { bannerBytes: 1_000_000 }],
    ['a megabyte past the buffers', { bannerBytes: 1_000_000, closesBuffers: true }],
  ])('is tolerated: %s', async (_name, trouble) => {
    const store = await make(trouble);
    const { state } = await ask(store.root, { kind: 'inspect' }, 'inspected');
    expect(state.stale).toBe(false);
  });
});
