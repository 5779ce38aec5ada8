/** A fault in a page's own code: the user sees words and a way on, never an empty window. */
import { expect } from '@playwright/test';
import { launchApp } from './support/launch.ts';
import { sampleStore } from './support/practice-walk.ts';
import { test } from './support/test.ts';
import { createWizard } from './support/wizard.ts';

test('a page that cannot be shown says so, and the way home works', async () => {
  const { page, close } = await launchApp();
  const wizard = createWizard(page);
  await wizard.startPractice();
  await wizard.expectTitle('step.get-keys.title');
  await page.evaluate(() => {
    const { trim } = String.prototype;
    Reflect.set(window, 'repair', () => Reflect.set(String.prototype, 'trim', trim));
    // The list of stores describes a store with it.
    String.prototype.trim = function () {
      if (this.startsWith('Adobe Commerce')) throw new Error('out of order');
      return Reflect.apply(trim, this, []);
    };
  });
  await wizard.home();
  await expect(page.getByRole('main')).toContainText(wizard.words('problem.unexpected.title'));
  await page.evaluate(() => Reflect.get(window, 'repair')());
  await wizard.press('problem-action.retry');
  await expect(wizard.storeCard(sampleStore)).toBeVisible();
  await close();
});
