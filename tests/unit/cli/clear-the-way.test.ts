/** The way to many stores: side by side, with one question at a time and nothing asked twice. */
import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { clearTheWay, type Target } from '../../../electron/cli/support/clear-the-way.ts';
import { type Reach, type Reaching, reachSchema } from '../../../electron/cli/support/reach.ts';
import type { Connection } from '../../../shared/model/instance.ts';
import { type ProblemCode, ProblemError } from '../../../shared/problems.ts';

interface Given {
  readonly server: string;
  readonly secret: string;
  readonly keep: boolean;
}

/** Servers that want a password each, and a terminal on which it is typed. */
const world = (answer: (host: string) => string = () => '', canAsk = true) => {
  const asked: string[] = [];
  const given: Given[] = [];
  const trusted: string[] = [];
  const signedIn: string[] = [];
  const most = { looks: 0, questions: 0 };
  const open = { looks: 0, questions: 0 };
  const during = async <Value>(what: 'looks' | 'questions', milliseconds: number, value: () => Value) => {
    open[what] += 1;
    most[what] = Math.max(most[what], open[what]);
    await wait(milliseconds);
    open[what] -= 1;
    return value();
  };
  const stop = new AbortController();
  const session: Reaching = {
    io: {
      stdin: new PassThrough(),
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      env: { PW: 'right' },
    },
    canAsk,
    signal: stop.signal,
    askLine: () => Promise.resolve('merchant'),
    askHidden: (_id, values) => {
      const host = String(values?.host);
      asked.push(host);
      return during('questions', 5, () => answer(host));
    },
    client: () => ({
      ssh: {
        trustHost: async ({ fingerprint }) => {
          if (trusted.includes(fingerprint)) throw new ProblemError('ssh.host-key-not-shown');
          trusted.push(fingerprint);
          return {};
        },
        giveSecret: async ({ wanted, secret, keep }) => {
          if (wanted.what === 'password') given.push({ server: wanted.server, secret, keep });
          return {};
        },
      },
      admin: {
        signIn: ({ adminUrl }) => {
          signedIn.push(adminUrl);
          return Promise.reject(new ProblemError('admin.wrong-password'));
        },
        enterCode: () => Promise.resolve({}),
      },
    }),
  };
  const connectionOf = (host: string): Connection => ({
    kind: 'ssh',
    host,
    user: 'deploy',
    port: null,
    auth: { method: 'password' },
    root: '/var/www',
    runAs: null,
    php: null,
  });
  const problem = (code: ProblemCode, params: Record<string, string>): never => {
    throw new ProblemError(code, params);
  };
  const store = (host: string, isKnown = true): Target => ({
    connection: connectionOf(host),
    look: () =>
      during('looks', 20, () => {
        const fingerprint = `SHA256:${host}`;
        if (!isKnown && !trusted.includes(fingerprint))
          problem('ssh.host-key-unknown', { host, fingerprint });
        const last = given.filter(({ server }) => server === host).at(-1);
        if (last === undefined) problem('ssh.password-needed', { host, user: 'deploy' });
        else if (last.secret !== 'right') problem('ssh.password-refused', { host, user: 'deploy' });
      }),
  });
  return { session, store, asked, given, trusted, signedIn, most, stop };
};

const reach = (said: Partial<Reach> = {}): Reach => ({ ...reachSchema.parse({}), ...said });
const pace = { concurrency: 8, timeout: 5_000 };
const many = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('the way to many stores', () => {
  it('is cleared for as many at a time as the work does', async () => {
    const { session, store, most } = world(undefined, false);
    const targets = many(40, (index) => store(`server-${index}`));
    await clearTheWay(session, reach({ sshSecretFrom: 'env:PW' }), pace, targets);
    expect(most.looks).toBe(8);
  });

  it('is asked about one question at a time, and once for each server', async () => {
    const { session, store, asked, most, given } = world(() => 'right');
    const targets = many(24, (index) => store(`server-${index % 3}`));
    await clearTheWay(session, reach(), pace, targets);
    expect([...asked].sort()).toEqual(['server-0', 'server-1', 'server-2']);
    expect(most.questions).toBe(1);
    expect(given.every(({ keep }) => !keep)).toBe(true);
  });

  it('is not asked about again where the answer was left out', async () => {
    const { session, store, asked, given } = world(() => '');
    await clearTheWay(
      session,
      reach(),
      pace,
      many(9, () => store('server')),
    );
    expect([asked, given]).toEqual([['server'], []]);
  });

  it('trusts a server once that many stores are on', async () => {
    const { session, store, trusted, given } = world(undefined, false);
    const said = reach({ trustHostKey: ['SHA256:server'], sshSecretFrom: 'env:PW' });
    await clearTheWay(
      session,
      said,
      pace,
      many(12, () => store('server', false)),
    );
    expect(trusted).toEqual(['SHA256:server']);
    expect(given).toEqual([{ server: 'server', secret: 'right', keep: false }]);
  });

  it('keeps a password only when it has opened the way', async () => {
    const right = world(() => 'right');
    await clearTheWay(right.session, reach({ keepSshSignIn: true }), pace, [right.store('server')]);
    expect(right.given.map(({ keep }) => keep)).toEqual([false, true]);
    const wrong = world(() => 'wrong');
    await clearTheWay(wrong.session, reach({ keepSshSignIn: true }), pace, [wrong.store('server')]);
    expect(wrong.given.map(({ keep }) => keep)).toEqual([false]);
  });

  it('shows an Admin a wrong password once, however many stores it has', async () => {
    const { session, signedIn } = world(undefined, false);
    const adminUrl = 'https://shop.example/admin/';
    const look = () => Promise.reject(new ProblemError('admin.sign-in-needed'));
    const targets = many(4, (): Target => ({ connection: { kind: 'admin', adminUrl }, look }));
    const said = reach({ adminUser: 'merchant', adminPasswordFrom: 'env:PW' });
    await clearTheWay(session, said, pace, targets);
    expect(signedIn).toEqual([adminUrl]);
  });

  it('goes nowhere beforehand where nobody could answer and nothing was said', async () => {
    const { session, store, most } = world(undefined, false);
    await clearTheWay(session, reach(), pace, [store('server')]);
    expect(most.looks).toBe(0);
  });

  it('ends at once with Ctrl-C, and a store that hangs holds nobody up', async () => {
    const { session, store, stop } = world(() => 'right');
    const hangs = (): Target => ({ ...store('server'), look: () => new Promise(() => undefined) });
    await clearTheWay(session, reach(), { concurrency: 1, timeout: 50 }, [hangs()]);
    const cleared = clearTheWay(session, reach(), { concurrency: 1, timeout: 60_000 }, [hangs()]);
    stop.abort();
    await expect(cleared).rejects.toThrow('cli.stopped');
  });
});
