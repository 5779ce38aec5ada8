/** Servers that do not behave, and where the store is on them: noise, silence, no shell, another owner, many roots. */
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ssh } from '../../electron/backend/instance/ssh/index.ts';
import type { Problem } from '../../shared/problems.ts';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';
import { connectionOf, makePlace, type Place, targetOf } from '../fixtures/sshd/place.ts';
import { makeKey, type Sshd, type SshdOptions, startSshd } from '../fixtures/sshd/server.ts';
import { isRoot } from '../fixtures/sshd/user.ts';
import { expectMessage, problemOf } from './support/messages.ts';

const run = promisify(execFile);
const signal = () => AbortSignal.timeout(50_000);

let place: Place;
let store: Magento;
let folder: string;
let key: { readonly file: string; readonly publicLine: string };

beforeAll(async () => {
  place = await makePlace();
  key = await makeKey(place.file('id'));
  store = await createMagento();
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
});
afterAll(async () => {
  await store.remove();
  await place.remove();
  await rm(folder, { recursive: true, force: true });
});

const withServer = async <T>(options: SshdOptions, work: (server: Sshd) => Promise<T>): Promise<T> => {
  const server = await startSshd({ authorized: [key.publicLine], ...options });
  await place.write('known_hosts', server.knownHosts);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
};

const limits = { connect: 5_000, ready: 1_500, run: 4_000, find: 6_000 };

const look = async (
  server: Sshd,
  more: { php?: string; runAs?: string; root?: string } = {},
  ssh: Ssh = place.ssh({ limits }),
) => {
  const { root = store.root, ...rest } = more;
  const connection = await ssh.open(
    connectionOf(targetOf(server.port, { method: 'key', file: key.file }), root, rest),
  );
  try {
    return await connection.inspect(signal());
  } finally {
    await connection.close();
  }
};
/** The problem, once its text is what the user should read. */
const told = async (title: string, work: Promise<unknown>): Promise<Problem> => {
  const problem = await problemOf(work);
  expectMessage(problem, title);
  return problem;
};
const unreadable = 'The store’s answer could not be read';
const late = 'The store did not answer in time';
const noShell = 'No commands can be run on this server';

/** A program in the place of PHP. */
const program = async (name: string, script: string): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
};

describe('a noisy server', () => {
  const noisy = `ForceCommand echo "Welcome. cc>eyJ<cc"; printf "no end of line"; echo "watch out" >&2; eval "$SSH_ORIGINAL_COMMAND"; echo "Good bye"`;
  it('may say what it likes before and after the answer', () =>
    withServer({ config: [noisy] }, async (server) => {
      expect((await look(server)).version).toBe('2.4.7-p1');
    }));
  it('may say a lot before a search, too', () => {
    const home = join(folder, 'noisy-home');
    const config = [
      `ForceCommand yes hello | head -c 200000; HOME='${home}'; export HOME; eval "$SSH_ORIGINAL_COMMAND"`,
    ];
    return withServer({ config }, async (server) => {
      await mkdir(home);
      const shop = await createMagento({ dir: join(home, 'htdocs') });
      const roots = await place
        .ssh({ limits })
        .findRoots(targetOf(server.port, { method: 'key', file: key.file }));
      expect(roots).toContain(shop.root);
    });
  });
  it('may say 50 MB before the answer', () =>
    withServer({}, async (server) => {
      const php = await program('talks', `head -c 52428800 /dev/zero | tr '\\0' 'x'; echo; exec php`);
      const { version } = await look(server, { php }, place.ssh({ limits: { ...limits, run: 40_000 } }));
      expect(version).toBe('2.4.7-p1');
    }));
  it('that never stops is stopped', () =>
    withServer({}, async (server) => {
      const php = await program('endless', 'exec yes "all work and no play makes a long answer"');
      const work = look(server, { php }, place.ssh({ limits: { ...limits, run: 40_000 } }));
      expect(await told(unreadable, work)).toMatchObject({ code: 'instance.garbled-answer' });
      await expect(run('pgrep', ['-f', 'all work and no play'])).rejects.toThrow();
    }));
  it('whose modules warn, into the answer and past every buffer', async () => {
    const trouble = { warnings: true, displayErrors: true, closesBuffers: true, bannerBytes: 1_000_000 };
    const warning = await createMagento({ trouble });
    await withServer({ config: [noisy] }, async (server) => {
      expect((await look(server, { root: warning.root })).version).toBe('2.4.7-p1');
    });
    await warning.remove();
  });
  it.each([
    ['an answer that never ends', 'yes AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA | tr -d "\\n"'],
    ['an answer that is none', 'echo "e30=<$mark"'],
    ['half an answer', 'echo eyJraW5kIjoiaW5z'],
  ])('with the right marker: %s', (_name, rest) =>
    withServer({}, async (server) => {
      const find = `mark=$(grep -o -m1 -E "cc[0-9a-f]{16,}" | head -n1)`;
      const php = await program(`forger${rest.length}`, `${find}; printf '\\n%s>' "$mark"; ${rest}`);
      const begin = Date.now();
      const work = look(server, { php }, place.ssh({ limits: { ...limits, run: 20_000 } }));
      expect(await told(unreadable, work)).toMatchObject({ code: 'instance.garbled-answer' });
      expect(Date.now() - begin).toBeLessThan(20_000);
    }),
  );
  it('that raves when it should write has written nothing, and the same connection goes on', () =>
    withServer({}, async (server) => {
      const flag = join(folder, 'begin-raving');
      const php = await program('raves', `[ -e '${flag}' ] && exec yes raving; exec php`);
      const target = targetOf(server.port, { method: 'key', file: key.file });
      const connection = await place.ssh().open(connectionOf(target, store.root, { php }));
      const before = await store.rows();
      const { stateToken } = await connection.inspect(signal());
      await writeFile(flag, '');
      const change = { path: 'services_connector/services_id/project_id', value: 'another' } as const;
      const work = connection.apply([change], stateToken, () => undefined, signal());
      expect(await told(unreadable, work)).toMatchObject({ code: 'instance.garbled-answer' });
      await rm(flag);
      expect((await connection.inspect(signal())).stateToken).toBe(stateToken);
      expect(await store.rows()).toEqual(before);
      await connection.close();
    }));
  it('with somebody else’s markers gives no answer', () =>
    withServer({}, async (server) => {
      const php = await program('liar', 'cat >/dev/null; echo "cc0123>eyJraW5kIjoiaW5zcGVjdGVkIn0=<cc0123"');
      expect(await told(unreadable, look(server, { php }))).toMatchObject({
        code: 'instance.garbled-answer',
      });
    }));
});

describe('a silent server', () => {
  it('is given up in time, and its process is ended', () =>
    withServer({}, async (server) => {
      const php = await program('silent', 'exec sleep 5171');
      const begin = Date.now();
      expect(await told(late, look(server, { php }))).toMatchObject({ code: 'instance.no-answer' });
      expect(Date.now() - begin).toBeLessThan(limits.run + 3_000);
      await expect
        .poll(() =>
          run('pgrep', ['-f', 'sleep 5171']).then(
            () => 'runs',
            () => 'gone',
          ),
        )
        .toBe('gone');
    }));
  it('without a shell says so, with the server’s own words', () =>
    withServer(
      { config: ['ForceCommand echo This account is currently not available.; exit 1'] },
      async (server) => {
        expect(await told(noShell, look(server))).toMatchObject({
          code: 'ssh.not-a-shell',
          params: { words: 'This account is currently not available.' },
        });
      },
    ));
  it.each(['cat', 'sleep 30'])('that runs "%s" instead is no shell either', (command) =>
    withServer({ config: [`ForceCommand ${command}`] }, async (server) => {
      const begin = Date.now();
      expect(await told(noShell, look(server))).toMatchObject({ code: 'ssh.not-a-shell' });
      expect(Date.now() - begin).toBeLessThan(limits.ready + 3_000);
    }),
  );
});

describe('the place of the store', () => {
  it('that is wrong is named: no folder, no store, no PHP', () =>
    withServer({}, async (server) => {
      expect(
        await told('This folder does not exist on the server', look(server, { root: `${folder}/nowhere` })),
      ).toMatchObject({
        code: 'ssh.directory-missing',
        params: { root: `${folder}/nowhere` },
      });
      expect(await told('There is no store in this folder', look(server, { root: folder }))).toMatchObject({
        code: 'instance.not-magento',
      });
      expect(
        await told('PHP was not found on the server', look(server, { php: '/nowhere/php' })),
      ).toMatchObject({
        code: 'ssh.php-missing',
      });
    }));
  it('may have spaces and quotes in its name', async () => {
    const odd = await createMagento({ dir: join(folder, `it's "the" $HOME shop`) });
    await withServer({}, async (server) => {
      expect((await look(server, { root: odd.root })).version).toBe('2.4.7-p1');
    });
    await odd.remove();
  });
  it('is found in the usual folders, each once, and by a search elsewhere', async () => {
    const home = join(folder, 'home');
    await mkdir(home);
    const inHome = [`ForceCommand HOME='${home}'; export HOME; eval "$SSH_ORIGINAL_COMMAND"`];
    await withServer({ config: inHome }, async (server) => {
      const find = () =>
        place.ssh({ limits }).findRoots(targetOf(server.port, { method: 'key', file: key.file }));
      const deep = await createMagento({ dir: join(home, 'sites/luma/live') });
      expect((await find()).filter((root) => root.startsWith(home))).toEqual([deep.root]);
      const usual = await createMagento({ dir: join(home, 'public_html') });
      const release = await createMagento({ dir: join(home, 'releases/7') });
      await symlink(release.root, join(home, 'current'));
      expect((await find()).filter((root) => root.startsWith(home)).sort()).toEqual([
        join(home, 'current'),
        usual.root,
      ]);
    });
  });
});

describe.runIf(isRoot)('files of another owner (needs root)', () => {
  it('are not written; PHP runs as the owner where sudo allows it', async () => {
    const theirs = await createMagento();
    await run('chown', ['-R', 'www-data:www-data', theirs.root]);
    await withServer({}, async (server) => {
      expect(
        await told('The store’s files belong to another user', look(server, { root: theirs.root })),
      ).toMatchObject({
        code: 'ssh.wrong-owner',
        params: { owner: 'www-data', user: 'root' },
      });
      const facts = await look(server, { root: theirs.root, runAs: 'www-data' });
      expect(facts).toMatchObject({ owner: 'www-data', version: '2.4.7-p1' });
      expect(
        await told(
          'The server does not let you run PHP as nobody-at-all',
          look(server, { runAs: 'nobody-at-all' }),
        ),
      ).toMatchObject({
        code: 'ssh.sudo-refused',
        params: { owner: 'nobody-at-all' },
      });
    });
    await theirs.remove();
  });
});
