/** How to sign in on a server: what is tried, in which order, and what it means when all of it is refused. */
import { stat } from 'node:fs/promises';
import type { AnyAuthMethod, ParsedKey } from 'ssh2';
import type { SshTarget } from '../../../../shared/model/connections/ssh.ts';
import { ProblemError } from '../../../../shared/problems.ts';
import { expandHome } from './config.ts';
import type { KeyFiles } from './key-files.ts';
import { passphraseOf, passwordOf, type SshSecrets } from './secrets.ts';
import type { Hop, SshPlace } from './types.ts';

export interface AuthPlan {
  /** `left` = what the server still accepts; null before it has said. null = there is nothing more to try. */
  next(left: readonly string[] | null): AnyAuthMethod | null;
  /** Why signing in failed, once `next` has answered null. */
  readonly refused: () => ProblemError;
}

interface AuthNeeds {
  readonly place: SshPlace;
  readonly secrets: SshSecrets;
  readonly keyFiles: KeyFiles;
}

const windowsAgent = '\\\\.\\pipe\\openssh-ssh-agent';

/** What ssh2 understands as an agent, or null where none runs. */
const findAgent = async ({ env }: SshPlace): Promise<string | null> => {
  const socket = env.SSH_AUTH_SOCK ?? (process.platform === 'win32' ? windowsAgent : undefined);
  const isThere = socket !== undefined && (await stat(socket).catch(() => null)) !== null;
  if (isThere) return socket;
  return process.platform === 'win32' ? 'pageant' : null;
};

const serverOf = (hop: Hop): string => hop.knownAs;

const passwordPlan = async (hop: Hop, { secrets }: AuthNeeds): Promise<AuthPlan> => {
  const params = { user: hop.user, host: serverOf(hop) };
  const name = passwordOf(hop.user, serverOf(hop));
  const password = await secrets.get(name);
  if (password === null) throw new ProblemError('ssh.password-needed', params);
  if (secrets.wasRefused(name, password)) throw new ProblemError('ssh.password-refused', params);
  let sent = false;
  const prompt: Extract<AnyAuthMethod, { type: 'keyboard-interactive' }>['prompt'] = (
    _name,
    _instructions,
    _language,
    prompts,
    finish,
  ) => finish(prompts.map(({ echo }) => (echo === true ? '' : password)));
  return {
    // One attempt only: servers lock accounts after a few.
    next: (left) => {
      if (left === null) return { type: 'none', username: hop.user };
      if (sent) return null;
      sent = left.includes('password') || left.includes('keyboard-interactive');
      if (left.includes('password')) return { type: 'password', username: hop.user, password };
      return sent ? { type: 'keyboard-interactive', username: hop.user, prompt } : null;
    },
    refused: () => {
      if (sent) secrets.refuse(name, password);
      return new ProblemError(sent ? 'ssh.password-refused' : 'ssh.password-not-offered', params);
    },
  };
};

const keyMethod = (hop: Hop, key: ParsedKey): AnyAuthMethod => ({
  type: 'publickey',
  username: hop.user,
  key,
});

const readWithPassphrase = async (file: string, { keyFiles, secrets }: AuthNeeds): Promise<ParsedKey> =>
  keyFiles.read(file, await secrets.get(passphraseOf(file)));

const inTurn = (methods: readonly AnyAuthMethod[], refused: () => ProblemError): AuthPlan => {
  const waiting = [...methods];
  return { next: () => waiting.shift() ?? null, refused };
};

const keyPlan = async (hop: Hop, file: string, needs: AuthNeeds): Promise<AuthPlan> => {
  const key = await readWithPassphrase(expandHome(file, needs.place.home), needs);
  return inTurn(
    [keyMethod(hop, key)],
    () => new ProblemError('ssh.key-refused', { user: hop.user, host: serverOf(hop), file }),
  );
};

/** The agent, then every key file that can be read. A file that wants a passphrase is asked for only in the end. */
const automaticPlan = async (hop: Hop, extra: readonly string[], needs: AuthNeeds): Promise<AuthPlan> => {
  const agent = await findAgent(needs.place);
  const locked: ProblemError[] = [];
  const keys: ParsedKey[] = [];
  const files = [...hop.identityFiles, ...extra.map((file) => expandHome(file, needs.place.home))];
  for (const file of files) {
    try {
      keys.push(await readWithPassphrase(file, needs));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.problem.code.startsWith('ssh.passphrase-')) locked.push(error);
    }
  }
  const methods: AnyAuthMethod[] = [
    ...(agent === null ? [] : [{ type: 'agent', username: hop.user, agent } as const]),
    ...keys.map((key) => keyMethod(hop, key)),
  ];
  if (methods.length === 0 && locked[0] === undefined) {
    throw new ProblemError('ssh.no-identity', { host: serverOf(hop) });
  }
  return inTurn(
    methods,
    () => locked[0] ?? new ProblemError('ssh.identities-refused', { user: hop.user, host: serverOf(hop) }),
  );
};

/** Throws what can be known before the server is asked: a missing secret, an unreadable key, no key at all. */
export function planAuth(
  auth: SshTarget['auth'],
  hop: Hop,
  isLast: boolean,
  needs: AuthNeeds,
): Promise<AuthPlan> {
  if (!isLast) return automaticPlan(hop, auth.method === 'key' ? [auth.file] : [], needs);
  switch (auth.method) {
    case 'automatic':
      return automaticPlan(hop, [], needs);
    case 'key':
      return keyPlan(hop, auth.file, needs);
    case 'password':
      return passwordPlan(hop, needs);
  }
}
