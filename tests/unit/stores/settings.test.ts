/** Settings: those that were added later have their default in an older file, and a change leaves the others alone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSettings } from '../../../electron/backend/stores/settings.ts';
import { settingsSchema } from '../../../shared/contract/settings.ts';
import { openTestData, openTestDocument } from '../../fixtures/data-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = (): Date => new Date('2026-01-02T03:04:05.000Z');
const open = () => openSettings(openTestDocument(folder, 'settings'), openTestData(folder, now).data, now);

it('reads a file from before checks had a schedule', () => {
  open().update({ language: 'ko' });
  const { path } = openTestDocument(folder, 'settings');
  const content = { language: 'ko', theme: 'dark', gateways: { sandbox: null, production: null } };
  writeFileSync(path, JSON.stringify({ version: 1, content }));
  const settings = open();
  expect(settings.notice).toBeNull();
  expect(settings.get()).toEqual({ ...content, checkEvery: 'never' });
});

it('keeps the schedule when something else is changed', () => {
  open().update(settingsSchema.partial().parse({ checkEvery: 'week' }));
  open().update(settingsSchema.partial().parse({ theme: 'light' }));
  expect(open().get()).toMatchObject({ theme: 'light', checkEvery: 'week' });
});
