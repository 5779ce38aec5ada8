/** From a page of the signed-in Admin to the GraphQL address on the page of the Commerce Services Connector. */
import { ProblemError } from '../../../../shared/problems.ts';
import { endedSession, openPage } from './answers.ts';
import { type AdminPage, kindOfPage } from './pages.ts';
import type { SendToAdmin } from './request.ts';

const graphQlOf = (url: string | null): string => {
  if (url === null) throw new ProblemError('admin.no-graphql');
  return url;
};

/** Follows the menu's link: its secret key is different for every page and session. Throws `admin.*`. */
export const findGraphQl = async (
  send: SendToAdmin,
  start: AdminPage,
  signal: AbortSignal,
): Promise<string> => {
  const here = kindOfPage(start);
  if (here.kind === 'connector') return graphQlOf(here.graphQlUrl);
  if (here.kind !== 'admin' || here.connectorLink === null) throw new ProblemError('admin.no-connector-page');
  const link = { method: 'GET', url: here.connectorLink } as const;
  const page = await openPage(send, link, new URL(start.url).origin, signal);
  const there = kindOfPage(page);
  if (there.kind === 'connector') return graphQlOf(there.graphQlUrl);
  throw there.kind === 'login' ? endedSession(page.reply) : new ProblemError('admin.no-connector-page');
};
