/** A server with the store of a world on it: the same PHP instance, reached through OpenSSH's own sshd. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { type KeyType, makeKey, type Sshd, type SshdOptions, startSshd } from '../../fixtures/sshd/server.ts';
import type { Wizard } from './wizard.ts';

export interface SshServer {
  readonly server: Sshd;
  /** As a hosting panel prints it. */
  readonly address: string;
  readonly keyFile: string;
  readonly passphrase: string;
  readonly fingerprint: string;
  stop(): Promise<void>;
}

const addressOf = (port: number, user = userInfo().username): string => `ssh ${user}@127.0.0.1 -p ${port}`;

interface SshServerOptions extends SshdOptions {
  readonly keyType?: KeyType;
  /** Who signs in; nothing = the user who runs the tests. */
  readonly user?: string;
}

/** `home` = the home folder that the user has on the server. */
export const startSshServer = async (home: string, options: SshServerOptions = {}): Promise<SshServer> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ssh-keys-'));
  const passphrase = 'correct-horse-91c4-battery';
  const { file, publicLine } = await makeKey(path.join(folder, 'id_shop'), options.keyType, passphrase);
  const server = await startSshd({
    authorized: [publicLine],
    ...options,
    config: [
      `ForceCommand HOME='${home}'; export HOME; eval "$SSH_ORIGINAL_COMMAND"`,
      ...(options.config ?? []),
    ],
  });
  return {
    server,
    address: addressOf(server.port, options.user),
    keyFile: file,
    passphrase,
    fingerprint: server.fingerprint,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** The same server, reached through something that listens on another port. */
export const reachedAt = (ssh: SshServer, port: number): SshServer => ({
  ...ssh,
  server: { ...ssh.server, port },
  address: addressOf(port),
});

/** Fills the form up to the first look at the store. */
export const fillSshForm = async (
  wizard: Wizard,
  name: string,
  ssh: SshServer,
  method: 'key' | 'password' = 'key',
): Promise<void> => {
  const { page, words } = wizard;
  await wizard.press('home.connect.button');
  await page.getByRole('textbox', { name: words('step.store.name') }).fill(name);
  await page.getByRole('radio', { name: words('step.store.way.ssh') }).check({ force: true });
  const field = (label: Parameters<typeof words>[0]) =>
    page.getByRole('textbox', { name: words(label), exact: true });
  await field('ssh.host').fill(ssh.address);
  await field('ssh.host').blur();
  await expect(field('ssh.host')).toHaveValue('127.0.0.1');
  await expect(field('ssh.port')).toHaveValue(String(ssh.server.port));
  await page.getByRole('radio', { name: words(`ssh.method.${method}`) }).check({ force: true });
  if (method === 'key') await field('ssh.file').fill(ssh.keyFile);
  await wizard.press('step.store.look');
};

export const trustHost = async ({ page, words }: Wizard, ssh: SshServer): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: words('ssh.trust.title') });
  await expect(dialog).toContainText(ssh.fingerprint);
  await dialog.getByRole('button', { name: words('ssh.trust.accept') }).click();
};

/** Answers the question for a secret; `keeps` = it goes to the keychain. */
const giveSecret = async (
  { page, words }: Wizard,
  what: 'password' | 'passphrase',
  secret: string,
  keeps: boolean,
): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: words(`ssh.secret.${what}.title`) });
  const field = dialog.locator('input[type=password]');
  await field.focus();
  await page.keyboard.insertText(secret);
  if (keeps) await dialog.getByRole('checkbox', { name: words('ssh.secret.keep') }).check({ force: true });
  await dialog.getByRole('button', { name: words('ssh.secret.use') }).click();
};

export const givePassphrase = (wizard: Wizard, secret: string, keeps = false): Promise<void> =>
  giveSecret(wizard, 'passphrase', secret, keeps);
export const givePassword = (wizard: Wizard, secret: string, keeps = false): Promise<void> =>
  giveSecret(wizard, 'password', secret, keeps);
