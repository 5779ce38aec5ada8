/** The form of way *docker*, up to the containers that were found. */
import { storeName } from './local-store.ts';
import type { Wizard } from './wizard.ts';

export const dockerField = (
  wizard: Wizard,
  id: 'step.store.name' | 'docker.folder' | 'docker.root' | 'docker.user',
) => wizard.page.getByRole('textbox', { name: wizard.words(id), exact: false });

/** Fills the form up to the list of what was found. */
export const findContainers = async (wizard: Wizard, folder: string): Promise<void> => {
  await wizard.press('home.connect.button');
  await dockerField(wizard, 'step.store.name').fill(storeName);
  await wizard.page
    .getByRole('radio', { name: wizard.words('step.store.way.docker') })
    .check({ force: true });
  await dockerField(wizard, 'docker.folder').fill(folder);
  await wizard.press('docker.find');
};
