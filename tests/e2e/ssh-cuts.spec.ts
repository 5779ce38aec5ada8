/** The connection to the server breaks during an apply: the wizard says what the store holds now, and the way goes on. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { HoldPoint } from '../fixtures/magento/create.ts';
import { type CuttingProxy, startCuttingProxy } from '../fixtures/sshd/cutting-proxy.ts';
import {
  createLocalWorld,
  expectFullyNew,
  expectFullyOld,
  type LocalWorld,
  storeName,
  walk,
} from './support/local-store.ts';
import { expectNoProblem, expectProblem } from './support/problems.ts';
import {
  fillSshForm,
  givePassphrase,
  reachedAt,
  type SshServer,
  startSshServer,
  trustHost,
} from './support/ssh-store.ts';
import { test } from './support/test.ts';
import type { Wizard } from './support/wizard.ts';

test.describe.configure({ timeout: 150_000 });

const slow = { timeout: 30_000 };
const host = '127.0.0.1';

let home: string;
let world: LocalWorld;
let ssh: SshServer;
let proxy: CuttingProxy;
test.beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'server-home-'));
  await mkdir(path.join(home, 'public_html'));
  world = await createLocalWorld({ magento: { dir: path.join(home, 'public_html') } });
  const server = await startSshServer(home);
  proxy = await startCuttingProxy(server.server.port);
  ssh = reachedAt(server, proxy.port);
});
test.afterEach(async () => {
  await world.close();
  await proxy.close();
  await ssh.stop();
  await rm(home, { recursive: true, force: true });
});

/** Up to an apply that PHP on the server has brought to this point. */
const applyUntil = async (point: HoldPoint): Promise<Wizard> => {
  const { wizard } = await world.start();
  await fillSshForm(wizard, storeName, ssh);
  await trustHost(wizard, ssh);
  await givePassphrase(wizard, ssh.passphrase);
  await wizard.expectStoreFound();
  await wizard.continue();
  await walk(world, wizard, 'get-keys', 'review');
  await wizard.expectTitle('step.review.title');
  await expectFullyOld(world);
  await world.magento.hold(point);
  await wizard.apply();
  await expect.poll(() => world.magento.isHeld(point), slow).toBe(true);
  return wizard;
};

const expectOutcome = async ({ page, words }: Wizard, outcome: 'unchanged' | 'unknown'): Promise<void> => {
  const notice = page.locator(`[data-outcome="${outcome}"]`);
  await expect(notice).toContainText(words('step.apply.outcome.title'), slow);
  await expect(notice).toContainText(words(`step.apply.outcome.${outcome}`));
};

test('before the commit: nothing was changed, and the second try goes to the end', async () => {
  const wizard = await applyUntil('before-write');
  proxy.cut();
  await world.magento.release('before-write');
  await wizard.expectTitle('step.apply.failed.title');
  await expectProblem(wizard, 'ssh.connection-lost', { host });
  await expectOutcome(wizard, 'unchanged');
  await wizard.page.screenshot({ path: test.info().outputPath('unchanged.png'), fullPage: true });
  await expectFullyOld(world);

  await wizard.press('step.apply.review-again');
  await walk(world, wizard, 'review', 'next-steps');
  await wizard.expectConnected(storeName);
  await expectFullyNew(world);
});

test('after the commit: the store is read back, and it is connected', async () => {
  const wizard = await applyUntil('after-commit');
  proxy.cut();
  await world.magento.release('after-commit');
  await wizard.expectApplied();
  await expectNoProblem(wizard, 'ssh.connection-lost', { host });
  await expectFullyNew(world);
  await wizard.continue();
  await wizard.expectConnected(storeName);
});

test('the server stays away: it is not known, and reading the store says it when the server is back', async () => {
  const wizard = await applyUntil('after-commit');
  proxy.cut('goes-away');
  await world.magento.release('after-commit');
  await wizard.expectTitle('step.apply.failed.title');
  await expectProblem(wizard, 'apply.unknown-outcome');
  await expectOutcome(wizard, 'unknown');
  await wizard.page.screenshot({ path: test.info().outputPath('unknown.png'), fullPage: true });
  await wizard.press('step.apply.read-back');
  await wizard.expectTitle('step.apply.interrupted.title');
  await expectProblem(wizard, 'ssh.closed-at-once', { host, port: proxy.port });
  await wizard.page.screenshot({ path: test.info().outputPath('away.png'), fullPage: true });

  proxy.comeBack();
  await wizard.press('step.apply.read-back');
  const told = wizard.page.locator('[data-resolution="new"]');
  await expect(told).toContainText(wizard.words('step.apply.interrupted.new.title'), slow);
  await wizard.page.screenshot({ path: test.info().outputPath('resolved.png'), fullPage: true });
  await expectFullyNew(world);
  await wizard.press('step.apply.continue');
  await wizard.expectConnected(storeName);
});
