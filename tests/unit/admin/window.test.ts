/** When the window with the Admin has reached it, and when it only looks so. */
import { expect, it } from 'vitest';
import { createAdminSessions } from '../../../electron/backend/instance/admin/index.ts';
import type { OpenAdmin } from '../../../electron/backend/instance/admin/port.ts';
import { ProblemError } from '../../../shared/problems.ts';

const adminUrl = 'https://shop.example/admin/';
const signOut = '<a href="/auth/logout/">Sign out</a>';
const menu = '<a href="https://other.example/admin/services_id/index/index/key/0a/">Connector</a>';

/** What is said of each page, one after the other. */
const judged = async (pages: readonly (readonly [url: string, html: string])[]): Promise<boolean[]> => {
  const said: boolean[] = [];
  const openAdmin = ({ isThere }: OpenAdmin) => {
    for (const [url, html] of pages) said.push(isThere({ url, status: 200, html }));
    return Promise.reject(new ProblemError('admin.window-closed'));
  };
  const fetch = () => Promise.reject(new Error('nothing is asked for'));
  const sessions = createAdminSessions({ fetch, openAdmin, version: '0', now: () => new Date(0) });
  await expect(sessions.openWindow(adminUrl, null, new AbortController().signal)).rejects.toThrow();
  return said;
};

it('the Admin’s own pages are there, those of a single sign-on service are not', async () => {
  const pages = [
    ['https://login.example/', signOut],
    ['https://shop.example/admin/dashboard/', signOut],
    // The store's real address is another one than was entered.
    ['https://other.example/admin/dashboard/', menu],
  ] as const;
  expect(await judged(pages)).toEqual([false, true, true]);
});
