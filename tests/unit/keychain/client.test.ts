import { describe, expect, it } from 'vitest';
import { createKeychainClient } from '../../../electron/backend/keychain/client.ts';
import type { HelperProcess, SpawnHelper } from '../../../electron/backend/keychain/index.ts';
import type { HelperRequest } from '../../../electron/backend/keychain/messages.ts';
import type { Log } from '../../../electron/backend/support/log.ts';
import { ProblemError } from '../../../shared/problems.ts';

const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Scripted {
  readonly spawn: SpawnHelper;
  readonly started: () => number;
  readonly killed: () => number;
  readonly mostAtOnce: () => number;
}

/** Helpers that answer as the script says; `null` = no answer at all. */
const scripted = (answer: (request: HelperRequest, helper: number) => unknown): Scripted => {
  let started = 0;
  let killed = 0;
  let running = 0;
  let mostAtOnce = 0;
  const spawn = (): HelperProcess => {
    started += 1;
    const own = started;
    let listener: (message: unknown) => void = () => undefined;
    let exit: () => void = () => undefined;
    return {
      send: (request) => {
        running += 1;
        mostAtOnce = Math.max(mostAtOnce, running);
        setTimeout(() => {
          running -= 1;
          const message = answer(request, own);
          if (message === 'exit') exit();
          else if (message !== null) listener(message);
        }, 2);
      },
      onMessage: (given) => {
        listener = given;
      },
      onExit: (given) => {
        exit = given;
      },
      kill: () => {
        killed += 1;
      },
    };
  };
  return { spawn, started: () => started, killed: () => killed, mostAtOnce: () => mostAtOnce };
};

const good = ({ id }: HelperRequest, more = {}) => ({
  id,
  ok: true,
  secret: null,
  deleted: false,
  retire: false,
  ...more,
});
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no problem',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );
const get = { op: 'get', account: 'a' } as const;

describe('the keychain client', () => {
  it('has one call in flight, and one helper for all', async () => {
    const helpers = scripted((request) => good(request));
    const client = createKeychainClient(helpers.spawn, log);
    await Promise.all(Array.from({ length: 8 }, () => client.call(get, 1000)));
    expect([helpers.mostAtOnce(), helpers.started()]).toEqual([1, 1]);
  });

  it('replaces a helper that asks for it', async () => {
    const helpers = scripted((request, helper) => good(request, { retire: helper === 1 }));
    const client = createKeychainClient(helpers.spawn, log);
    await client.call(get, 1000);
    await client.call(get, 1000);
    await client.call(get, 1000);
    expect([helpers.started(), helpers.killed()]).toEqual([2, 1]);
  });

  it('tries once more after a crash, not for ever', async () => {
    const once = scripted((request, helper) => (helper === 1 ? 'exit' : good(request)));
    expect(await codeOf(createKeychainClient(once.spawn, log).call(get, 1000))).toBe('no problem');
    const always = scripted(() => 'exit');
    expect(await codeOf(createKeychainClient(always.spawn, log).call(get, 1000))).toBe(
      'keychain.unavailable',
    );
    expect(always.started()).toBe(2);
  });

  it('survives a host that cannot start helpers', async () => {
    const client = createKeychainClient(() => {
      throw new Error('fork failed');
    }, log);
    expect(await codeOf(client.call(get, 1000))).toBe('keychain.unavailable');
  });

  it('survives a helper that ended just before it was to be killed', async () => {
    const helpers = scripted((request, helper) => (helper === 1 ? null : good(request)));
    const spawn: SpawnHelper = () => {
      const kill = () => {
        throw Object.assign(new Error('kill ESRCH'), { code: 'ESRCH' });
      };
      return { ...helpers.spawn(), kill };
    };
    const client = createKeychainClient(spawn, log);
    expect(await codeOf(client.call(get, 20))).toBe('keychain.timeout');
    expect(await codeOf(client.call(get, 1000))).toBe('no problem');
    expect(() => client.close()).not.toThrow();
  });

  it('takes no late or foreign answer for its own', async () => {
    const helpers = scripted((request, helper) => {
      if (helper > 1) return good(request, { secret: 'cmlnaHQ=' });
      return { ...good(request, { secret: 'd3Jvbmc=' }), id: request.id + 1 };
    });
    const client = createKeychainClient(helpers.spawn, log);
    expect(await codeOf(client.call(get, 50))).toBe('keychain.timeout');
    expect(helpers.killed()).toBe(1);
    expect((await client.call(get, 1000)).secret).toBe('cmlnaHQ=');
  });

  it.each([
    ['Secret Service: unlock prompt was dismissed', 'get', 'keychain.locked'],
    ['org.freedesktop.Secret.Error.IsLocked', 'set', 'keychain.locked'],
    [
      'The name org.freedesktop.secrets was not provided by any .service files',
      'get',
      'keychain.unavailable',
    ],
    ['Using X11 for dbus-daemon autolaunch was disabled', 'set', 'keychain.unavailable'],
    ['Failed to connect to socket /run/user/0/bus', 'set', 'keychain.unavailable'],
    ['Secret Service: no result found', 'set', 'keychain.unavailable'],
    ['Did not receive a reply', 'delete', 'keychain.unavailable'],
    ['something new', 'get', 'keychain.unavailable'],
    ['something new', 'set', 'keychain.write-failed'],
  ] as const)('%s (%s): %s', async (message, op, code) => {
    const helpers = scripted(({ id }) => ({ id, ok: false, message }));
    expect(await codeOf(createKeychainClient(helpers.spawn, log).call({ op, account: 'a' }, 1000))).toBe(
      code,
    );
  });

  it('ends a waiting call when it is closed, and starts nothing afterwards', async () => {
    const helpers = scripted(() => null);
    const client = createKeychainClient(helpers.spawn, log);
    const waiting = codeOf(client.call(get, 10_000));
    await new Promise((resolve) => setTimeout(resolve, 10));
    client.close();
    expect(await waiting).toBe('keychain.unavailable');
    expect(await codeOf(client.call(get, 1000))).toBe('keychain.unavailable');
    expect(helpers.started()).toBe(1);
  });
});
