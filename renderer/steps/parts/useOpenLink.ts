/** Opens a page outside of the program by its id; the backend knows the address. */
import type { LinkId } from '../../../shared/contract/settings.ts';
import { type Task, useTask } from '../../components/useTask.ts';
import { client } from '../../state/client.ts';

export const useOpenLink = (storeId: string): Task & { readonly open: (link: LinkId) => void } => {
  const task = useTask();
  const open = (link: LinkId) =>
    void task.run(async () => {
      const { url, opened } = await client.settings.openLink({ link, storeId });
      // The browser host cannot open a page itself.
      if (!opened) window.open(url, '_blank', 'noopener,noreferrer');
    });
  return { ...task, open };
};
