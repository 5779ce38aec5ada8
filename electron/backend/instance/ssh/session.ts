/** A signed-in SSH session, through its jump hosts. */
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Client, ClientChannel } from 'ssh2';
import type { SshTarget } from '../../../../shared/model/connections/ssh.ts';
import { ProblemError } from '../../../../shared/problems.ts';
import { type AuthPlan, planAuth } from './auth.ts';
import { resolveHops } from './config.ts';
import { connectProblem } from './failures.ts';
import type { HostKeys } from './host-keys.ts';
import type { KeyFiles } from './key-files.ts';
import type { SshSecrets } from './secrets.ts';
import { loadSsh2 } from './ssh2.ts';
import type { Hop, SshLimits, SshPlace } from './types.ts';

export interface SessionNeeds {
  readonly place: SshPlace;
  readonly secrets: SshSecrets;
  readonly keyFiles: KeyFiles;
  readonly hostKeys: HostKeys;
  readonly limits: SshLimits;
}

/** A command that runs on the server. */
export interface RemoteCommand {
  readonly channel: ClientChannel;
  /** null = it runs still, was ended by a signal, or the server did not say. */
  exitCode(): number | null;
}

export interface SshSession {
  readonly host: string;
  readonly isOpen: () => boolean;
  /** Resolves when the connection is gone, whoever ended it. */
  readonly closed: Promise<void>;
  /** Throws `ssh.connection-lost`. */
  exec(command: string): Promise<RemoteCommand>;
  close(): void;
}

/** How many unanswered signs of life mean that the other end is gone. */
const keepAliveCount = 3;

const hasAnswered = (sock: Duplex | Socket): boolean => 'bytesRead' in sock && sock.bytesRead > 0;

const connectTo = async (
  hop: Hop,
  makePlan: () => Promise<AuthPlan>,
  { hostKeys, limits }: SessionNeeds,
  tunnel: Duplex | null,
): Promise<Client> => {
  const { Client } = await loadSsh2();
  const check = await hostKeys.checkFor(hop);
  const sock = tunnel ?? connect({ host: hop.hostName, port: hop.port });
  return new Promise((resolve, reject) => {
    const client = new Client();
    let plan: Promise<AuthPlan> | null = null;
    const fail = (error: unknown): void => {
      reject(error instanceof ProblemError ? error : connectProblem(error, hop, hasAnswered(sock)));
      client.destroy();
    };
    // An agent that does not answer is one identity less, and the next is tried.
    client.on('error', (error: Error & { level?: string }) => {
      if (error.level !== 'agent') fail(error);
    });
    client.on('close', () => fail(new Error('The connection was closed')));
    client.on('ready', () => resolve(client));
    client.connect({
      sock,
      username: hop.user,
      readyTimeout: limits.connect,
      keepaliveInterval: limits.keepAlive,
      keepaliveCountMax: keepAliveCount,
      ...(check.types.length > 0 && { algorithms: { serverHostKey: preferring(check.types) } }),
      hostVerifier: (key: Buffer, verify: (isTrusted: boolean) => void) => {
        const problem = check.judge(key);
        if (problem !== null) fail(problem);
        verify(problem === null);
      },
      // Asked once the server is known to be the right one, so that nobody is asked for a secret before.
      authHandler: (left: readonly string[] | null, _partial, next) => {
        plan ??= makePlan();
        plan.then((found) => {
          const method = found.next(left);
          if (method === null) fail(found.refused());
          else next(method);
        }, fail);
      },
    });
  });
};

const hostKeyAlgorithms = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
  'ssh-rsa',
] as const;

/** A server shows one key; it has to be of a type that can be compared with what is known. */
const preferring = (types: readonly string[]) => {
  const isKnown = (name: string): boolean =>
    types.includes(name) || (name.startsWith('rsa-') && types.includes('ssh-rsa'));
  return [...hostKeyAlgorithms].sort((one, other) => Number(isKnown(other)) - Number(isKnown(one)));
};

/** A jump host may try for minutes; `limit` is for how long we wait, in milliseconds. */
const forward = (client: Client, from: Hop, to: Hop, limit: number): Promise<Duplex> =>
  new Promise((resolve, reject) => {
    const fail = (): void =>
      reject(new ProblemError('ssh.jump-failed', { jump: from.knownAs, host: to.knownAs }));
    const timer = setTimeout(fail, limit);
    client.forwardOut('127.0.0.1', 0, to.hostName, to.port, (error, stream) => {
      clearTimeout(timer);
      if (error) fail();
      else resolve(stream);
    });
  });

/** Throws `ssh.*`. */
export async function openSession(target: SshTarget, needs: SessionNeeds): Promise<SshSession> {
  const hops = await resolveHops(target, needs.place);
  const clients: Client[] = [];
  const close = (): void => {
    for (const client of [...clients].reverse()) client.destroy();
  };
  try {
    let tunnel: Duplex | null = null;
    for (const [index, hop] of hops.entries()) {
      const isLast = index === hops.length - 1;
      const client = await connectTo(hop, () => planAuth(target.auth, hop, isLast, needs), needs, tunnel);
      clients.push(client);
      const next = hops[index + 1];
      tunnel = next === undefined ? null : await forward(client, hop, next, needs.limits.connect);
    }
  } catch (error) {
    close();
    throw error;
  }
  const client = clients.at(-1);
  const host = hops.at(-1)?.knownAs ?? target.host;
  if (client === undefined) throw new ProblemError('ssh.connection-lost', { host });
  let isOpen = true;
  const closed = new Promise<void>((resolve) => {
    const end = (): void => {
      isOpen = false;
      resolve();
    };
    client.on('close', end).on('end', end).on('error', end);
  });
  const lost = (): ProblemError => new ProblemError('ssh.connection-lost', { host });
  return {
    host,
    isOpen: () => isOpen,
    closed,
    exec: (command) =>
      new Promise((resolve, reject) => {
        void closed.then(() => reject(lost()));
        if (!isOpen) return;
        client.exec(command, (error, channel) => {
          if (error) {
            reject(lost());
            return;
          }
          // Listened for at once: the end may come in the same packet as the beginning, before anybody has awaited it.
          let code: number | null = null;
          channel.once('exit', (given: number | null) => {
            code = given;
          });
          resolve({ channel, exitCode: () => code });
        });
      }),
    close,
  };
}
