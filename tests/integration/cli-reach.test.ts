/** On the way to a store: an unknown server, a passphrase, a sign-in with a second factor. Secrets come from named places only. */
import { userInfo } from 'node:os';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type SshServer, startSshServer } from '../e2e/support/ssh-store.ts';
import { type Admin, merchant, startAdmin, webServer } from '../fixtures/magento/admin.ts';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';
import { type Cli, createCli } from './cli-support.ts';
import { typeOn } from './on-terminal.ts';

/** Each test starts several programs, each with a keychain helper of its own. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let cli: Cli;
let magento: Magento;
beforeAll(async () => {
  [cli, magento] = await Promise.all([createCli(), createMagento()]);
});
afterAll(async () => {
  await Promise.all([cli.close(), magento.remove()]);
});

describe('a store on a server', () => {
  let ssh: SshServer;
  beforeAll(async () => {
    ssh = await startSshServer(cli.dataFolder);
  });
  afterAll(() => ssh.stop());

  const add = (...more: string[]): string[] => [
    ...['stores', 'add', 'Remote', '--ssh', `${userInfo().username}@127.0.0.1:${ssh.server.port}`],
    ...['--root', magento.root, '--ssh-key-file', ssh.keyFile, ...more],
  ];

  it('is not trusted by itself, and nothing of it stays', async () => {
    const { code, result } = await cli.json(add());
    expect(code).toBe(1);
    expect(result).toMatchObject({
      problem: { code: 'ssh.host-key-unknown', help: `--trust-host-key ${ssh.fingerprint}` },
    });
    expect((await cli.json(add('--trust-host-key', 'SHA256:another'))).result).toMatchObject({
      problem: { code: 'ssh.host-key-unknown' },
    });
    expect((await cli.json(['stores', 'list'])).result).toMatchObject({ data: { stores: [] } });
  });

  it('asks for the passphrase of its key, which is kept only on request', async () => {
    const trust = ['--trust-host-key', ssh.fingerprint];
    const without = await cli.json(add(...trust));
    expect(without.result).toMatchObject({ problem: { code: 'ssh.passphrase-needed' } });
    const other = await cli.json(add('--ssh-secret-from', '-'), { input: 'not this one\n' });
    expect(other.result).toMatchObject({ problem: { code: 'ssh.passphrase-wrong' } });

    const env = { SSH_PASSPHRASE: ssh.passphrase };
    const added = await cli.json(add('--ssh-secret-from', 'env:SSH_PASSPHRASE'), { env });
    expect(added.result).toMatchObject({ ok: true, data: { store: { instance: { version: '2.4.7-p1' } } } });
    expect(added.stdout + added.stderr).not.toContain(ssh.passphrase);
    expect((await cli.run(['inspect', 'Remote'])).code).toBe(1);
    // Somebody who sits there is asked.
    const answer = { after: 'Passphrase of', type: `${ssh.passphrase}\r` };
    const asked = await typeOn(cli.dataFolder, ['inspect', 'Remote'], [answer]);
    expect([asked.code, asked.stdout]).toEqual([0, expect.stringContaining('looked at')]);
    expect(asked.stdout).not.toContain(ssh.passphrase);
    // What has not opened the way is not kept.
    const wrong = ['inspect', 'Remote', '--ssh-secret-from', '-', '--keep-ssh-sign-in'];
    expect((await cli.run(wrong, { input: 'not this one\n' })).code).toBe(1);
    expect((await cli.json(['inspect', 'Remote'])).result).toMatchObject({
      problem: { code: 'ssh.passphrase-needed' },
    });

    const keep = ['inspect', 'Remote', '--ssh-secret-from', 'env:SSH_PASSPHRASE', '--keep-ssh-sign-in'];
    expect((await cli.run(keep, { env })).code).toBe(0);
    expect((await cli.run(['inspect', 'Remote'])).code).toBe(0);
    // The keychain is the session's, and other tests use it too.
    expect((await cli.run(['stores', 'remove', 'Remote', '--yes'])).code).toBe(0);
  });
});

describe('a store behind its Admin', () => {
  let admin: Admin;
  const start = (of: Magento) =>
    startAdmin(of, {
      users: { merchant: { ...merchant, secondFactor: 'google' } },
      useFormKey: true,
      maintenance: false,
      module: 'current',
      captcha: 'x7kq',
      picture: true,
      basic: null,
      endedReason: 0,
    });
  beforeAll(async () => {
    admin = await start(magento);
  });
  afterAll(() => admin.stop());

  const add = (...more: string[]): string[] => ['stores', 'add', 'Behind', '--admin', admin.url, ...more];
  const signIn = ['--admin-user', 'merchant', '--admin-password-from', 'env:ADMIN_PASSWORD'];
  const env = { ADMIN_PASSWORD: merchant.password };

  it('needs a sign-in, with its one-time code', async () => {
    expect((await cli.json(add())).result).toMatchObject({ problem: { code: 'admin.sign-in-needed' } });
    const noCode = await cli.json(add(...signIn), { env });
    expect(noCode.result).toMatchObject({ ok: false });
    const added = await cli.json(add(...signIn, '--admin-code-from', '-'), { env, input: merchant.code });
    expect(added.result).toMatchObject({ ok: true, data: { store: { name: 'Behind' } } });
    expect(added.stdout + added.stderr).not.toContain(merchant.password);
  });

  it('gives the web server its own password', async () => {
    await admin.change({ basic: webServer });
    const inspect = ['inspect', 'Behind', ...signIn, '--admin-code-from', 'env:ADMIN_CODE'];
    const web = ['--web-user', webServer.username, '--web-password-from', 'env:WEB_PASSWORD'];
    const given = { ...env, ADMIN_CODE: merchant.code, WEB_PASSWORD: webServer.password };
    expect((await cli.run(inspect, { env: given })).code).toBe(1);
    expect((await cli.run([...inspect, ...web], { env: given })).code).toBe(0);
    await admin.change({ basic: null });
  });

  it('takes one password from standard input for several stores', async () => {
    const another = await createMagento();
    const other = await start(another);
    try {
      const more = ['--admin-code-from', 'env:ADMIN_CODE', ...signIn];
      const given = { ...env, ADMIN_CODE: merchant.code };
      const beside = ['stores', 'add', 'Beside', '--admin', other.url, ...more];
      expect((await cli.run(beside, { env: given })).code).toBe(0);
      const both = ['inspect', 'Behind', 'Beside', ...more.with(-1, '-')];
      const { code, stdout } = await cli.run(both, { env: given, input: `${merchant.password}\n` });
      expect([code, stdout.match(/looked at/g)]).toEqual([0, ['looked at', 'looked at', 'looked at']]);
    } finally {
      await other.stop();
      await another.remove();
    }
  });

  it('is not shown a password that is meant for the stores of another client', async () => {
    expect((await cli.run(['keys', 'add', 'Practice', '--practice'])).code).toBe(0);
    const before = await admin.requests();
    const rotated = await cli.run(['rotate', 'Practice', '--practice', '--yes', ...signIn], { env });
    expect([rotated.code, rotated.stderr]).toEqual([0, '']);
    expect(await admin.requests()).toEqual(before);
  });

  it('is shown no password before somebody agrees, and none where it is not checked', async () => {
    const before = await admin.requests();
    for (const args of [
      ['apply', 'Behind'],
      ['undo', 'Behind'],
      ['apply', 'Behind', '--admin-code-from', 'x'],
    ]) {
      expect([2, 4]).toContain((await cli.run([...args, ...signIn], { env })).code);
    }
    expect((await cli.run(['check', ...signIn], { env })).code).toBe(0);
    expect(await admin.requests()).toEqual(before);
  });

  it('says that a password is wrong, and tries it once', async () => {
    const before = (await admin.requests()).filter((line) => line.startsWith('POST')).length;
    const wrong = await cli.json(['inspect', 'Behind', ...signIn], { env: { ADMIN_PASSWORD: 'wrong' } });
    expect(wrong.result).toMatchObject({ ok: false });
    const after = (await admin.requests()).filter((line) => line.startsWith('POST')).length;
    expect(after - before).toBeLessThanOrEqual(1);
  });
});
