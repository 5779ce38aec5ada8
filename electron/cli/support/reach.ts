/** What stands between a command and a store: an unknown server, a password, a sign-in. Solved as the options say, or by asking. */
import { z } from 'zod';
import type { BasicAccess, SignInResult } from '../../../shared/contract/admin.ts';
import type { Client } from '../../../shared/contract/index.ts';
import type { Connection } from '../../../shared/model/instance.ts';
import type { Problem } from '../../../shared/problems.ts';
import { parseSource, readSource } from '../ask/source.ts';
import { CliError } from '../frame/cli-error.ts';
import { problemFrom } from '../frame/problem-from.ts';
import type { Session } from '../frame/session.ts';
import type { MessageId, Values } from '../words/words.ts';

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

/** More obstacles than this on the way to one store are a circle. */
const mostTries = 6;

interface Way {
  readonly session: Session;
  readonly client: Client;
  readonly reach: Reach;
  /** Options that were used for this store: a wrong password is wrong the second time too. */
  readonly used: Set<string>;
  readonly inputs: Inputs;
}

/** What came from standard input, by its option: it can be read once, and may be meant for many stores. */
type Inputs = Map<string, Promise<string>>;

const readOnce = (source: string, option: string, { session: { io }, inputs }: Way): Promise<string> => {
  const parsed = parseSource(source, option);
  if (parsed.from !== 'input') return readSource(parsed, io);
  const read = inputs.get(option) ?? readSource(parsed, io);
  inputs.set(option, read);
  return read;
};

const secretFrom = async (
  way: Way,
  source: string | undefined,
  option: string,
  question: MessageId,
  values: Values,
): Promise<string | null> => {
  const { session, used } = way;
  if (source !== undefined && !used.has(option)) {
    used.add(option);
    return readOnce(source, option, way);
  }
  return session.canAsk && source === undefined ? session.askHidden(question, values) : null;
};

const textOf = (value: string | number | undefined): string => String(value ?? '');

const giveSshSecret = async (way: Way, { code, params }: Problem): Promise<boolean> => {
  const isPassphrase = code.startsWith('ssh.passphrase');
  const question: MessageId = isPassphrase ? 'cli.ask.ssh-passphrase' : 'cli.ask.ssh-password';
  const values = { host: textOf(params.host), user: textOf(params.user), file: textOf(params.file) };
  const secret = await secretFrom(way, way.reach.sshSecretFrom, '--ssh-secret-from', question, values);
  if (secret === null) return false;
  const wanted = isPassphrase
    ? ({ what: 'passphrase', file: values.file } as const)
    : ({ what: 'password', user: values.user, server: values.host } as const);
  await way.client.ssh.giveSecret({ wanted, secret, keep: way.reach.keepSshSignIn });
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
  const code = await secretFrom(way, way.reach.adminCodeFrom, '--admin-code-from', 'cli.ask.admin-code', {});
  if (code === null) return false;
  await way.client.admin.enterCode({ adminUrl, code });
  return true;
};

/** What the web server asks for in front of the Admin; only where the user says that it does. */
const basicOf = async (way: Way): Promise<BasicAccess | null> => {
  const { webUser: username, webPasswordFrom } = way.reach;
  if (username === undefined) return null;
  const password = await secretFrom(way, webPasswordFrom, '--web-password-from', 'cli.ask.web-password', {
    user: username,
  });
  return password === null ? null : { username, password };
};

const signIn = async (way: Way, connection: Connection): Promise<boolean> => {
  const { session, reach, client } = way;
  if (connection.kind !== 'admin' || way.used.has('admin')) return false;
  way.used.add('admin');
  const { adminUrl } = connection;
  const mayAsk = session.canAsk;
  const username =
    reach.adminUser ?? (mayAsk ? await session.askLine('cli.ask.admin-user', { adminUrl }) : null);
  if (username === null) return false;
  const password = await secretFrom(
    way,
    reach.adminPasswordFrom,
    '--admin-password-from',
    'cli.ask.admin-password',
    { user: username },
  );
  if (password === null) return false;
  const basic = await basicOf(way);
  return afterPassword(
    way,
    adminUrl,
    await client.admin.signIn({ adminUrl, username, password, captcha: null, basic }),
  );
};

const solve = (way: Way, problem: Problem, connection: Connection): Promise<boolean> => {
  switch (problem.code) {
    case 'ssh.host-key-unknown':
      return trustHost(way, problem);
    case 'ssh.password-needed':
    case 'ssh.passphrase-needed':
      return giveSshSecret(way, problem);
    case 'admin.sign-in-needed':
      return signIn(way, connection);
    default:
      return Promise.resolve(false);
  }
};

const isCatalogued = (problem: ReturnType<typeof problemFrom>): problem is Problem =>
  !problem.code.startsWith('cli.');

/** Does the work, and does it again after each obstacle that could be solved. Throws what could not. */
export const reaching = async <Result>(
  session: Session,
  reach: Reach,
  connection: Connection,
  work: () => Promise<Result>,
  inputs: Inputs = new Map(),
): Promise<Result> => {
  const way: Way = { session, client: session.client(), reach, used: new Set(), inputs };
  for (let attempt = 1; ; attempt += 1) {
    if (session.signal.aborted) throw new CliError('cli.stopped');
    try {
      return await work();
    } catch (error) {
      const problem = problemFrom(error);
      if (attempt >= mostTries || !isCatalogued(problem)) throw error;
      if (!(await solve(way, problem, connection))) throw error;
    }
  }
};

/** Did the user say something about the way, so that it is worth going once before the work? */
const saysSomething = (reach: Reach): boolean =>
  reach.trustHostKey.length > 0 ||
  [reach.sshSecretFrom, reach.adminUser, reach.adminPasswordFrom].some((given) => given !== undefined);

interface Target {
  readonly connection: Connection;
  /** Goes there once. */
  readonly look: () => Promise<unknown>;
}

/**
 * Clears the way to stores before work on many begins, one after the other: questions cannot be asked side by side.
 * What stays in the way is the work's to report.
 */
export const clearTheWay = async (
  session: Session,
  reach: Reach,
  targets: readonly Target[],
): Promise<void> => {
  const inputs: Inputs = new Map();
  for (const { connection, look } of targets) {
    const { kind } = connection;
    const mayNeed =
      kind === 'admin' ? session.canAsk || saysSomething(reach) : kind === 'ssh' && saysSomething(reach);
    if (!mayNeed) continue;
    await reaching(session, reach, connection, look, inputs).catch((error: unknown) => {
      if (error instanceof CliError) throw error;
    });
  }
};
