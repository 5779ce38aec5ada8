/** The list of stores in and out of the real program: looked at first, taken in, reported, and exported again. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { answerSaveDialog, late, openFromHome } from './support/hand-over.ts';
import { launchApp } from './support/launch.ts';
import { inspect } from './support/look.ts';
import { test } from './support/test.ts';
import { createWizard } from './support/wizard.ts';

const list = [
  'name;client;tags;connection;root;host',
  '"Nordlicht; Berlin";Nordlicht GmbH;"live, emea";local;/var/www/nordlicht;',
  '=Formula;Nordlicht GmbH;;ssh;/srv/shop;web01.example.com',
  'Broken;;;teleport;;',
  `Secret;;;local;${'0123456789abcdef'.repeat(2)};`,
].join('\r\n');

test('a list is looked at, taken in, and comes out again', async () => {
  test.setTimeout(120_000);
  const launched = await launchApp();
  const { app, page } = launched;
  const wizard = createWizard(page);
  const files = await mkdtemp(path.join(tmpdir(), 'lists-'));
  try {
    const file = path.join(files, 'stores.csv');
    await writeFile(file, list);
    await openFromHome(wizard, 'lists.import');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: late['lists.import.choose'] }).click();
    await (await chooser).setFiles(file);

    const preview = page.getByRole('table', { name: late['lists.import.table'] });
    await expect(preview.locator('tbody tr')).toHaveCount(4);
    const outcomes = await preview
      .locator('tr[data-outcome]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-outcome')));
    expect(outcomes, 'what needs a look stands first').toEqual(['refused', 'refused', 'new', 'new']);
    await expect(preview).not.toContainText('0123456789abcdef');
    await inspect(page, 'list-preview-en-light');
    await page.getByRole('button', { name: 'Import 2 stores' }).click();
    const report = page.getByRole('table', { name: late['lists.done.table'] });
    await expect(report).toBeVisible();
    const reportFile = path.join(files, 'report.csv');
    await answerSaveDialog(app, reportFile);
    await page.getByRole('button', { name: late['lists.done.report'] }).click();
    await expect(page.getByText(reportFile, { exact: false })).toBeVisible();
    const saved = await readFile(reportFile, 'utf8');
    expect(saved).toContain('4,Broken,Refused');
    expect(saved).toContain("3,'=Formula,Added");
    await page
      .getByRole('button', { name: wizard.words('common.close'), exact: true })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'Nordlicht; Berlin' })).toBeVisible();

    const exported = path.join(files, 'exported.csv');
    await answerSaveDialog(app, exported);
    await openFromHome(wizard, 'lists.export');
    await page.getByRole('button', { name: late['lists.export.save'] }).click();
    await expect(page.getByText(exported, { exact: false })).toBeVisible();
    const text = await readFile(exported, 'utf8');
    expect(text).toContain('Nordlicht; Berlin,Nordlicht GmbH,production,"live,emea",local');
    expect(text).toContain("'=Formula,");
    expect(text).not.toContain('Broken');
  } finally {
    await launched.close();
    await rm(files, { recursive: true, force: true });
  }
});
