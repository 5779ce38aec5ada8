/** Servers that never answer, or never stop, and files that are no files: everything ends within its limit. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findRoots } from '../../../electron/backend/instance/ssh/find-roots.ts';
import { createKeyFiles } from '../../../electron/backend/instance/ssh/key-files.ts';
import { runToEnd } from '../../../electron/backend/instance/ssh/run-to-end.ts';
import type { SshSession } from '../../../electron/backend/instance/ssh/session.ts';

const sessionWith = (exec: SshSession['exec']): SshSession => ({
  host: 'shop.example',
  isOpen: () => true,
  closed: new Promise(() => undefined),
  exec,
  close: () => undefined,
});

it('a server that never says that a command has begun', async () => {
  const silent = sessionWith(() => new Promise(() => undefined));
  expect(await runToEnd(silent, 'true', 50)).toEqual({ text: '', exitCode: null });
  expect(await findRoots(silent, 50)).toEqual([]);
});

it.skipIf(process.platform === 'win32')('a key file that is a pipe, or has no end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'key-file-'));
  const pipe = join(folder, 'id_rsa');
  try {
    execFileSync('mkfifo', [pipe]);
    for (const file of [pipe, '/dev/zero', folder]) {
      await expect(createKeyFiles().read(file, null)).rejects.toMatchObject({
        problem: { code: 'ssh.key-file-unreadable', params: { file } },
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
