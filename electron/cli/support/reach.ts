/** What stands between a command and a store: an unknown server, a password, a sign-in. Solved as the options say, or by asking. */
import { z } from 'zod';
import type { BasicAccess, SignInResult } from '../../../shared/contract/admin.ts';
import type { Client } from '../../../shared/contract/index.ts';
import type { Connection } from '../../../shared/model/instance.ts';
import type { Problem } from '../../../shared/problems.ts';
import { orAborted } from '../../backend/batch/abort.ts';
import { CliError } from '../frame/cli-error.ts';
import { problemFrom } from '../frame/problem-from.ts';
import type { Session } from '../frame/session.ts';
import type { Round, Solvable } from './round.ts';

export const reachSchema = z.object({
  trustHostKey: z.array(z.string()).default([]),
  sshSecretFrom: z.string().optional(),
  keepSshSignIn: z.boolean().default(false),
  adminUser: z.string().optional(),
  adminPasswordFrom: z.string().optional(),
  adminCodeFrom: z.string().optional(),
  webUser: z.string().optional(),
  webPasswordFrom: z.string().optional(),
});
export type Reach = z.infer<typeof reachSchema>;

/** The names of the options that were given. */
export const reachOptionsIn = (reach: Reach): readonly string[] => {
  const given: Readonly<Record<string, boolean>> = {
    '--trust-host-key': reach.trustHostKey.length > 0,
    '--ssh-secret-from': reach.sshSecretFrom !== undefined,
    '--keep-ssh-sign-in': reach.keepSshSignIn,
    '--admin-user': reach.adminUser !== undefined,
    '--admin-password-from': reach.adminPasswordFrom !== undefined,
    '--admin-code-from': reach.adminCodeFrom !== undefined,
    '--web-user': reach.webUser !== undefined,
    '--web-password-from': reach.webPasswordFrom !== undefined,
  };
  return Object.keys(given).filter((name) => given[name]);
};

/** What of the program it works with. */
export interface Reaching extends Pick<Session, 'io' | 'canAsk' | 'signal' | 'askHidden' | 'askLine'> {
  client(): {
    readonly ssh: Pick<Client['ssh'], 'trustHost' | 'giveSecret'>;
    readonly admin: Pick<Client['admin'], 'signIn' | 'enterCode'>;
  };
}

/** More obstacles than this on the way to one store are a circle. */
const mostTries = 6;

interface Way {
  readonly session: Reaching;
  readonly client: ReturnType<Reaching['client']>;
  readonly reach: Reach;
  readonly round: Round;
  /** Options that were used for this store: a wrong password is wrong the second time too. */
  readonly used: Set<string>;
  /** What is kept in the keychain as soon as the way is open: what is wrong is not worth keeping. */
  readonly keep: Parameters<Client['ssh']['giveSecret']>[0][];
}

interface Asked {
  readonly source: string | undefined;
  readonly option: string;
  readonly question: Parameters<Session['askHidden']>[0];
  readonly values: Readonly<Record<string, string>>;
  /** It is another one every time. */
  readonly changes?: true;
}

/** null = it comes from nowhere, or was left out. */
const secretFrom = async ({ session, used, round }: Way, asked: Asked): Promise<string | null> => {
  const { source, option, question, values, changes } = asked;
  if (source !== undefined) {
    if (used.has(option)) return null;
    used.add(option);
    return round.read(source, option, changes === true);
  }
  if (!session.canAsk) return null;
  return (await round.oneQuestion(() => session.askHidden(question, values))) || null;
};

const textOf = (value: string | number | undefined): string => String(value ?? '');

const giveSshSecret = async (way: Way, { code, params }: Problem): Promise<boolean> => {
  const isPassphrase = code.startsWith('ssh.passphrase');
  const values = { host: textOf(params.host), user: textOf(params.user), file: textOf(params.file) };
  const secret = await secretFrom(way, {
    source: way.reach.sshSecretFrom,
    option: '--ssh-secret-from',
    question: isPassphrase ? 'cli.ask.ssh-passphrase' : 'cli.ask.ssh-password',
    values,
  });
  if (secret === null) return false;
  const wanted = isPassphrase
    ? ({ what: 'passphrase', file: values.file } as const)
    : ({ what: 'password', user: values.user, server: values.host } as const);
  await way.client.ssh.giveSecret({ wanted, secret, keep: false });
  if (way.reach.keepSshSignIn) way.keep.push({ wanted, secret, keep: true });
  return true;
};

const trustHost = async ({ client, reach }: Way, { params }: Problem): Promise<boolean> => {
  const fingerprint = textOf(params.fingerprint);
  if (!reach.trustHostKey.includes(fingerprint)) return false;
  await client.ssh.trustHost({ fingerprint });
  return true;
};

/** A picture with letters cannot be shown here: then the Admin's own page has to be used. */
const afterPassword = async (way: Way, adminUrl: string, { next }: SignInResult): Promise<boolean> => {
  if (next === 'done') return true;
  if (next === 'captcha') return false;
  const code = await secretFrom(way, {
    source: way.reach.adminCodeFrom,
    option: '--admin-code-from',
    question: 'cli.ask.admin-code',
    values: { adminUrl },
    changes: true,
  });
  if (code === null) return false;
  await way.client.admin.enterCode({ adminUrl, code });
  return true;
};

/** What the web server asks for in front of the Admin; only where the user says that it does. */
const basicOf = async (way: Way, adminUrl: string): Promise<BasicAccess | null> => {
  const { webUser: username, webPasswordFrom } = way.reach;
  if (username === undefined) return null;
  const password = await secretFrom(way, {
    source: webPasswordFrom,
    option: '--web-password-from',
    question: 'cli.ask.web-password',
    values: { user: username, adminUrl },
  });
  return password === null ? null : { username, password };
};

const signIn = async (way: Way, adminUrl: string): Promise<boolean> => {
  const { session, reach, client, round } = way;
  if (way.used.has('admin')) return false;
  way.used.add('admin');
  const askUser = (): Promise<string> => session.askLine('cli.ask.admin-user', { adminUrl });
  const username = reach.adminUser ?? (session.canAsk ? await round.oneQuestion(askUser) : '');
  if (username.trim() === '') return false;
  const password = await secretFrom(way, {
    source: reach.adminPasswordFrom,
    option: '--admin-password-from',
    question: 'cli.ask.admin-password',
    values: { user: username, adminUrl },
  });
  if (password === null) return false;
  const basic = await basicOf(way, adminUrl);
  return afterPassword(
    way,
    adminUrl,
    await client.admin.signIn({ adminUrl, username, password, captcha: null, basic }),
  );
};

/** Several questions in a row are about one Admin. */
const asksForSignIn = ({ session, reach }: Way): boolean =>
  session.canAsk && (reach.adminUser === undefined || reach.adminPasswordFrom === undefined);

/** null = nothing that can be done about it here. */
const obstacleOf = (way: Way, problem: Problem, connection: Connection): Solvable | null => {
  const { code, params } = problem;
  switch (code) {
    case 'ssh.host-key-unknown':
      return {
        what: `${code} ${params.host} ${params.fingerprint}`,
        alone: false,
        solve: () => trustHost(way, problem),
      };
    case 'ssh.password-needed':
      return {
        what: `${code} ${params.user}@${params.host}`,
        alone: false,
        solve: () => giveSshSecret(way, problem),
      };
    case 'ssh.passphrase-needed':
      return { what: `${code} ${params.file}`, alone: false, solve: () => giveSshSecret(way, problem) };
    case 'admin.sign-in-needed': {
      if (connection.kind !== 'admin') return null;
      const { adminUrl } = connection;
      return { what: `${code} ${adminUrl}`, alone: asksForSignIn(way), solve: () => signIn(way, adminUrl) };
    }
    default:
      return null;
  }
};

const isCatalogued = (problem: ReturnType<typeof problemFrom>): problem is Problem =>
  !problem.code.startsWith('cli.');

/** Does the work, and does it again after each obstacle that could be solved. Throws what could not, and `cli.stopped` at once. */
export const reaching = async <Result>(
  session: Reaching,
  reach: Reach,
  connection: Connection,
  work: () => Promise<Result>,
  round: Round,
): Promise<Result> => {
  const way: Way = { session, client: session.client(), reach, round, used: new Set(), keep: [] };
  for (let attempt = 1; ; attempt += 1) {
    if (session.signal.aborted) throw new CliError('cli.stopped');
    const begun = round.now();
    try {
      const result = await orAborted(work(), session.signal);
      for (const secret of way.keep) await way.client.ssh.giveSecret(secret);
      return result;
    } catch (error) {
      if (session.signal.aborted) throw new CliError('cli.stopped');
      const problem = problemFrom(error);
      const obstacle = isCatalogued(problem) ? obstacleOf(way, problem, connection) : null;
      if (attempt >= mostTries || obstacle === null) throw error;
      if (!(await round.solveOnce(obstacle, begun))) throw error;
    }
  }
};
