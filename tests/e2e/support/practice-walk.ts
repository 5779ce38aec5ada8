/** The way of the sample store, step by step; each call is one step, from its title to the next. */
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { environments } from '../../../shared/model/environment.ts';
import { type DownloadedKeys, downloadKeys } from './portal.ts';
import type { Wizard } from './wizard.ts';

export const sampleStore = 'Sample store';

/** Presses the wizard's own button and makes the pairs where it leads. `opened` = the address that was opened. */
export const getKeys = async (
  wizard: Wizard,
  opened: () => Promise<string>,
  downloads: string,
): Promise<DownloadedKeys> => {
  await wizard.expectTitle('step.get-keys.title');
  await wizard.openPracticePortal();
  const keys = await downloadKeys(await opened(), downloads);
  await wizard.confirmKeyFiles();
  await wizard.expectTitle('step.paste-keys.title');
  return keys;
};

/** Types all four values into their fields. */
export const typeKeys = async (wizard: Wizard, keys: DownloadedKeys): Promise<void> => {
  for (const environment of environments) {
    await wizard.fillKey(environment, 'apiKey', keys[environment].apiKey);
    await wizard.expectKept(environment, 'apiKey');
    await wizard.fillKey(environment, 'privateKey', await readFile(keys[environment].file, 'utf8'));
    await wizard.expectKept(environment, 'privateKey');
  }
};

export const checkKeys = async (wizard: Wizard): Promise<void> => {
  await wizard.checkKeys();
  for (const environment of environments) await wizard.expectAccepted(environment);
};

export interface Target {
  readonly project: string;
  readonly dataSpace: RegExp;
  /** How many data spaces the license has. */
  readonly spaces: number;
}

/** From the keys that were accepted to the review. */
export const chooseTarget = async (wizard: Wizard, target: Target): Promise<void> => {
  await wizard.continue();
  await wizard.expectTitle('step.project.title');
  await wizard.createProject(target.project);
  await wizard.continue();
  await wizard.expectTitle('step.data-space.title');
  await expect(wizard.dataSpaces()).toHaveCount(target.spaces);
  await wizard.chooseDataSpace(target.dataSpace);
  await wizard.continue();
  await wizard.expectTitle('step.review.title');
};

export const applyAll = async (wizard: Wizard): Promise<void> => {
  await expect(wizard.changes()).toHaveCount(10);
  await wizard.apply();
  await wizard.expectApplied();
  await wizard.continue();
  await wizard.expectConnected(sampleStore);
};
