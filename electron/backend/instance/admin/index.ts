/** Sessions with the Admins of stores: in memory, opened by the user through one of two doors, ended when not needed. */
import type { BasicAccess, SignInResult } from '../../../../shared/contract/admin.ts';
import { type ProblemCode, ProblemError } from '../../../../shared/problems.ts';
import type { Fetch } from '../../registry/types.ts';
import { isSafeAddress } from '../../support/safe-address.ts';
import type { InstanceConnection } from '../connection.ts';
import { checkStatus, networkProblem } from './answers.ts';
import { createBasicMemory } from './basic.ts';
import { createAdminConnection } from './connection.ts';
import { findGraphQl } from './connector.ts';
import { type AdminGraphQl, createGraphQl } from './graphql.ts';
import type { HttpDoor } from './http-door.ts';
import { type AdminPage, kindOfPage } from './pages.ts';
import type { OpenAdminWindow } from './port.ts';
import type { SendToAdmin } from './request.ts';
import { type Credentials, createSignIn, type SignIn } from './sign-in.ts';

export type { AdminDoor, OpenAdminWindow } from './port.ts';

interface Options {
  readonly fetch: Fetch;
  /** undefined = the host has no windows. */
  readonly openAdmin: OpenAdminWindow | undefined;
  readonly version: string;
  readonly now: () => Date;
}

interface Session {
  readonly graphQl: AdminGraphQl;
  readonly end: () => Promise<void>;
  idle: NodeJS.Timeout;
}

interface Attempt {
  readonly door: HttpDoor;
  readonly signIn: SignIn;
  /** It is dropped when nobody goes on with it. */
  waiting?: NodeJS.Timeout;
}

/** Milliseconds after which a session that nobody uses is ended, as the Admin itself does after 15 minutes by default. */
const idleTime = 20 * 60_000;
/** Milliseconds for everything between the password and the answer. */
const signInTimeout = 120_000;

/** After these a session is worth nothing, or the user wants another one. */
const ending: readonly ProblemCode[] = [
  'admin.session-expired',
  'admin.session-ended',
  'admin.page-expired',
  'admin.permission-missing',
  'admin.basic-needed',
  'admin.basic-wrong',
  'admin.web-sign-in-unsupported',
];

/** Loaded with the first sign-in: its cookie jar brings the list of all public suffixes. */
const loadHttpDoor = async () => (await import('./http-door.ts')).openHttpDoor;

const isProblem = (error: unknown, code: ProblemCode): boolean =>
  error instanceof ProblemError && error.problem.code === code;

export function createAdminSessions({ fetch, openAdmin, version, now }: Options) {
  const sessions = new Map<string, Session>();
  const attempts = new Map<string, Attempt>();
  const windows = new Map<string, Promise<void>>();
  const basics = createBasicMemory(idleTime);

  const end = async (adminUrl: string): Promise<void> => {
    const session = sessions.get(adminUrl);
    sessions.delete(adminUrl);
    clearTimeout(session?.idle);
    await session?.end();
  };

  const takeAttempt = (adminUrl: string): Attempt | undefined => {
    const attempt = attempts.get(adminUrl);
    clearTimeout(attempt?.waiting);
    attempts.delete(adminUrl);
    return attempt;
  };

  const dropAttempt = async (adminUrl: string): Promise<void> => takeAttempt(adminUrl)?.door.end();

  /** Until the user has entered what the Admin asks for next. */
  const keepAttempt = (adminUrl: string, attempt: Attempt): void => {
    takeAttempt(adminUrl);
    attempt.waiting = setTimeout(() => void dropAttempt(adminUrl).catch(() => undefined), idleTime).unref();
    attempts.set(adminUrl, attempt);
  };

  const idleTimer = (adminUrl: string): NodeJS.Timeout =>
    // What cannot be wiped goes with the program: the session is in memory only.
    setTimeout(() => void end(adminUrl).catch(() => undefined), idleTime).unref();

  const checkAddress = (adminUrl: string): void => {
    if (!isSafeAddress(adminUrl)) throw new ProblemError('admin.http-not-allowed');
  };

  /** The user is through: looks for the GraphQL, and reads once, so that a missing permission is told at once. */
  const begin = async (
    adminUrl: string,
    door: { readonly send: SendToAdmin; end(): Promise<void> },
    page: AdminPage,
  ): Promise<void> => {
    try {
      const signal = AbortSignal.timeout(signInTimeout);
      const graphQl = createGraphQl(door.send, await findGraphQl(door.send, page, signal));
      await graphQl.read(signal);
      await end(adminUrl);
      sessions.set(adminUrl, { graphQl, end: () => door.end(), idle: idleTimer(adminUrl) });
    } catch (error) {
      await door.end();
      throw error;
    }
  };

  const forgetWrong = (adminUrl: string, error: unknown): void => {
    if (isProblem(error, 'admin.basic-wrong')) basics.forget(adminUrl);
  };

  const showWindow = async (
    adminUrl: string,
    given: BasicAccess | null,
    signal: AbortSignal,
  ): Promise<void> => {
    if (openAdmin === undefined) throw new ProblemError('admin.window-unavailable');
    checkAddress(adminUrl);
    let isFirst = true;
    /** The Admin's own page says that the role lacks something. */
    let isDenied = false;
    const isThere = (page: AdminPage): boolean => {
      // A shield in front of the store may begin with a page of its own and this status, and then let the user through.
      if (isFirst && page.status !== 403) checkStatus(page.status, page.url);
      // Another host's password, or another kind than Basic.
      if (isFirst && page.status === 401)
        throw new ProblemError('admin.no-sign-in-form', { address: page.url });
      const isOwn = new URL(page.url).origin === new URL(adminUrl).origin;
      isDenied = !isFirst && page.status === 403 && isOwn;
      isFirst = false;
      const found = kindOfPage(page);
      // Pages of single sign-on services have a link to sign out, too.
      return (
        found.kind === 'connector' || (found.kind === 'admin' && (isOwn || found.connectorLink !== null))
      );
    };
    const basic = basics.use(adminUrl, given);
    const door = await openAdmin({ url: adminUrl, basic, isThere, signal }).catch((error: unknown) => {
      forgetWrong(adminUrl, error);
      if (isDenied && isProblem(error, 'admin.window-closed')) {
        throw new ProblemError('admin.permission-missing');
      }
      throw error instanceof ProblemError ? error : networkProblem(error, adminUrl);
    });
    await begin(adminUrl, door, door.page);
  };

  const sessionOf = (adminUrl: string): Session => {
    const session = sessions.get(adminUrl);
    if (session === undefined) throw new ProblemError('admin.sign-in-needed');
    clearTimeout(session.idle);
    session.idle = idleTimer(adminUrl);
    return session;
  };

  /** Ends the session when an answer says that it is worth nothing any more. */
  const watched = (adminUrl: string, { graphQl }: Session): AdminGraphQl => {
    const watch = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } catch (error) {
        forgetWrong(adminUrl, error);
        const isOver = error instanceof ProblemError && ending.includes(error.problem.code);
        if (isOver && sessions.get(adminUrl)?.graphQl === graphQl) await end(adminUrl);
        throw error;
      }
    };
    return {
      read: (signal) => watch(graphQl.read(signal)),
      save: (input, signal) => watch(graphQl.save(input, signal)),
      validate: (environment, signal) => watch(graphQl.validate(environment, signal)),
      registry: (signal) => watch(graphQl.registry(signal)),
    };
  };

  return {
    isSignedIn: (adminUrl: string): boolean => sessions.has(adminUrl),

    /** Asking twice shows one window. Aborting closes it. */
    openWindow: (adminUrl: string, basic: BasicAccess | null, signal: AbortSignal): Promise<void> => {
      const open =
        windows.get(adminUrl) ?? showWindow(adminUrl, basic, signal).finally(() => windows.delete(adminUrl));
      windows.set(adminUrl, open);
      return open;
    },

    signIn: async (
      adminUrl: string,
      { basic: given, ...credentials }: Credentials,
    ): Promise<SignInResult> => {
      checkAddress(adminUrl);
      const basic = basics.use(adminUrl, given);
      const waiting = credentials.captcha === null ? undefined : attempts.get(adminUrl);
      if (waiting === undefined) await dropAttempt(adminUrl);
      const door = waiting?.door ?? (await loadHttpDoor())({ fetch, version, adminUrl, basic });
      const attempt = waiting ?? { door, signIn: createSignIn(door, adminUrl) };
      takeAttempt(adminUrl);
      try {
        const step = await attempt.signIn.submit(credentials, AbortSignal.timeout(signInTimeout));
        if ('asked' in step) {
          keepAttempt(adminUrl, attempt);
          return step.asked;
        }
        await begin(adminUrl, door, step.reached);
        return { next: 'done' };
      } catch (error) {
        forgetWrong(adminUrl, error);
        await door.end();
        throw error;
      }
    },

    enterCode: async (adminUrl: string, code: string): Promise<void> => {
      const attempt = attempts.get(adminUrl);
      if (attempt === undefined) throw new ProblemError('admin.sign-in-needed');
      const page = await attempt.signIn.enterCode(code, AbortSignal.timeout(signInTimeout));
      takeAttempt(adminUrl);
      await begin(adminUrl, attempt.door, page);
    },

    /** Throws `admin.sign-in-needed` where there is no session. */
    connection: (adminUrl: string): InstanceConnection =>
      createAdminConnection({
        graphQl: watched(adminUrl, sessionOf(adminUrl)),
        adminUrl,
        now,
        finished: () => {
          basics.forget(adminUrl);
          return end(adminUrl);
        },
      }),

    /** Ends what there is with this Admin. */
    forget: async (adminUrl: string): Promise<void> => {
      basics.forget(adminUrl);
      await Promise.all([end(adminUrl), dropAttempt(adminUrl)]);
    },

    close: async (): Promise<void> => {
      basics.forgetAll();
      const urls = [...new Set([...sessions.keys(), ...attempts.keys()])];
      await Promise.allSettled(urls.map((url) => Promise.all([end(url), dropAttempt(url)])));
    },
  };
}
export type AdminSessions = ReturnType<typeof createAdminSessions>;
