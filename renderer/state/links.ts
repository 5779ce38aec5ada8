/** Opens a page outside the program: the backend does it, or this page where the host cannot. */
import type { LinkId } from '../../shared/contract/settings.ts';
import { client } from './client.ts';

/** Resolves to the page's address, so that it can be shown to who sees nothing open. */
export const openLink = async (link: LinkId, storeId: string | null): Promise<string> => {
  const { url, opened } = await client.settings.openLink({ link, storeId });
  if (!opened) window.open(url, '_blank', 'noopener,noreferrer');
  return url;
};
