/** One page of the gallery with its world at hand, and the means to hold its answers back. */
import type { Page } from '@playwright/test';
import type { World } from '../../fixtures/scripted/world.ts';
import type { openGallery } from './gallery.ts';
import { looks } from './looks.ts';
import { createWizard, type Wizard } from './wizard.ts';

/** The world may change while the page is open. */
export const visitIn =
  (show: ReturnType<typeof openGallery>) =>
  (arrange: (world: World) => void, walk: (wizard: Wizard, world: World) => Promise<void>): Promise<void> => {
    let world: World | null = null;
    return show(
      (given) => {
        world = given;
        arrange(given);
      },
      async ({ page, language }) => {
        if (world === null) throw new Error('Nothing is arranged');
        await walk(createWizard(page, language), world);
        await page.unrouteAll({ behavior: 'ignoreErrors' });
      },
      { shown: looks.slice(0, 1) },
    );
  };

/** Answers of this procedure wait until the returned function is called. */
export const hold = async (page: Page, procedure: string): Promise<() => void> => {
  let release = (): void => undefined;
  const free = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**/rpc/${procedure}*`, async (route) => {
    await free;
    await route.continue();
  });
  return release;
};

export const answered = (page: Page, procedure: string) =>
  page.waitForResponse((response) => response.url().includes(`/rpc/${procedure}`));
