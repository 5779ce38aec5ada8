/** Signing in on OpenSSH's own server, in every way; and what a user is told when it does not work. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SshTarget } from '../../shared/model/connections/ssh.ts';
import { ProblemError } from '../../shared/problems.ts';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';
import { connectionOf, makePlace, type Place, targetOf } from '../fixtures/sshd/place.ts';
import { freePort, makeKey, type Sshd, startSshd } from '../fixtures/sshd/server.ts';
import { isRoot, makeUser, type TestUser } from '../fixtures/sshd/user.ts';

const run = promisify(execFile);
const signal = () => AbortSignal.timeout(30_000);

let place: Place;
let store: Magento;
let server: Sshd;
let user: TestUser | null;
let key: string;
let locked: string;
const passphrase = 'eight words and 1 passphrase';

beforeAll(async () => {
  place = await makePlace();
  const plain = await makeKey(place.file('chosen'));
  const encrypted = await makeKey(place.file('locked'), 'ed25519', passphrase);
  const rsa = await makeKey(place.file('rsa'), 'rsa');
  await makeKey(place.file('stranger'));
  key = plain.file;
  locked = encrypted.file;
  store = await createMagento();
  server = await startSshd({
    hostKeys: ['ed25519', 'rsa'],
    authorized: [plain.publicLine, encrypted.publicLine, rsa.publicLine],
    allowsPasswords: true,
  });
  await place.write('known_hosts', server.knownHosts);
  user = isRoot ? await makeUser() : null;
});
afterAll(async () => {
  await server.stop();
  await store.remove();
  await user?.remove();
  await place.remove();
});

const codeOf = async (work: Promise<unknown>) => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('It worked');
};
const problemFor = (target: SshTarget, ssh = place.ssh()) =>
  codeOf(ssh.open(connectionOf(target, store.root)));
const inspect = async (target: SshTarget, ssh = place.ssh()) => {
  const connection = await ssh.open(connectionOf(target, store.root));
  try {
    return await connection.inspect(signal());
  } finally {
    await connection.close();
  }
};

describe('a key file', () => {
  it('signs in, and the store is read', async () => {
    const facts = await inspect(targetOf(server.port, { method: 'key', file: key }));
    expect(facts).toMatchObject({ version: '2.4.7-p1', edition: 'open-source', owner: userInfo().username });
  });
  it('may be an RSA key in PEM', async () => {
    await run('ssh-keygen', ['-q', '-t', 'rsa', '-m', 'PEM', '-p', '-N', '', '-f', place.file('rsa')]);
    await inspect(targetOf(server.port, { method: 'key', file: place.file('rsa') }));
  });
  it('with a passphrase asks for it, and says when it is wrong', async () => {
    const target = targetOf(server.port, { method: 'key', file: locked });
    const ssh = place.ssh();
    expect(await problemFor(target, ssh)).toEqual({
      code: 'ssh.passphrase-needed',
      params: { file: locked },
    });
    await ssh.giveSecret({ what: 'passphrase', file: locked }, 'not this one', false);
    expect(await problemFor(target, ssh)).toMatchObject({ code: 'ssh.passphrase-wrong' });
    await ssh.giveSecret({ what: 'passphrase', file: locked }, passphrase, false);
    await inspect(target, ssh);
    expect(await problemFor(target), 'the next run has to ask again').toMatchObject({
      code: 'ssh.passphrase-needed',
    });
    await ssh.giveSecret({ what: 'passphrase', file: locked }, passphrase, true);
    await inspect(target, place.ssh());
  });
  it('that the server does not know is refused', async () => {
    const file = place.file('stranger');
    expect(await problemFor(targetOf(server.port, { method: 'key', file }))).toMatchObject({
      code: 'ssh.key-refused',
      params: { file, user: userInfo().username },
    });
  });
  it('that is missing, public or no key at all is named', async () => {
    await place.write('text', 'just a text\n');
    const at = (file: string) => problemFor(targetOf(server.port, { method: 'key', file }));
    expect(await at(place.file('nowhere'))).toMatchObject({ code: 'ssh.key-file-unreadable' });
    expect(await at(`${key}.pub`)).toMatchObject({ code: 'ssh.key-unsupported' });
    expect(await at(place.file('text'))).toMatchObject({ code: 'ssh.key-unsupported' });
  });
});

describe('the agent and the usual keys', () => {
  const automatic = () => targetOf(server.port, { method: 'automatic' });
  it('uses the keys that the agent holds', async () => {
    const socket = place.file('agent.sock');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    try {
      const env = { SSH_AUTH_SOCK: socket };
      for (let tries = 0; tries < 50; tries++) {
        const added = await run('ssh-add', ['-q', key], { env: { ...process.env, ...env } }).catch(
          () => null,
        );
        if (added !== null) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect((await inspect(automatic(), place.ssh({ env }))).version).toBe('2.4.7-p1');
      await run('ssh-add', ['-q', '-D'], { env: { ...process.env, ...env } });
      expect(await problemFor(automatic(), place.ssh({ env }))).toMatchObject({
        code: 'ssh.identities-refused',
      });
    } finally {
      agent.kill();
    }
  });
  it('says when there is neither an agent nor a key', async () => {
    expect(await problemFor(automatic())).toMatchObject({ code: 'ssh.no-identity' });
    const env = { SSH_AUTH_SOCK: place.file('no-agent-here') };
    expect(await problemFor(automatic(), place.ssh({ env }))).toMatchObject({ code: 'ssh.no-identity' });
  });
  it('takes alias, user, port, key and includes from the config', async () => {
    await place.write('config', 'Include config.d/*\nHost *\n  ServerAliveInterval 30\n');
    await run('mkdir', ['-p', place.file('config.d')]);
    await place.write(
      'config.d/shop',
      `Host shop\n  HostName 127.0.0.1\n  Port ${server.port}\n  User ${userInfo().username}\n  IdentityFile ${key}\n`,
    );
    await inspect({ host: 'shop', port: null, user: null, auth: { method: 'automatic' } });
    await place.write('config', `Host shop\n  HostName 127.0.0.1\n  ProxyCommand nc %h %p\n`);
    expect(
      await problemFor({ host: 'shop', port: null, user: null, auth: { method: 'automatic' } }),
    ).toMatchObject({ code: 'ssh.proxy-command' });
    await place.write('config', '');
  });
});

describe('a jump host', () => {
  const through = (config: string) =>
    place.write('config', config).then(() => ({
      host: 'inner',
      port: null,
      user: null,
      auth: { method: 'key' as const, file: key },
    }));
  it('leads to the server behind it', async () => {
    const jump = await startSshd({ authorized: [await readFile(`${key}.pub`, 'utf8')] });
    try {
      await place.write('known_hosts', server.knownHosts + jump.knownHosts);
      const inner = `Host inner\n  HostName 127.0.0.1\n  Port ${server.port}\n  ProxyJump gate\n`;
      const target = await through(`${inner}Host gate\n  HostName 127.0.0.1\n  Port ${jump.port}\n`);
      await inspect(target);
      expect(jump.log()).toContain('Accepted publickey');
      const dead = await freePort();
      await through(`Host inner\n  HostName 127.0.0.1\n  Port ${dead}\n  ProxyJump 127.0.0.1:${jump.port}\n`);
      expect(await problemFor(target)).toMatchObject({
        code: 'ssh.jump-failed',
        params: { jump: `[127.0.0.1]:${jump.port}`, host: `[127.0.0.1]:${dead}` },
      });
      await through('Host inner\n  ProxyJump gate\nHost gate\n  ProxyJump inner\n');
      expect(await problemFor(target)).toMatchObject({ code: 'ssh.jump-loop' });
    } finally {
      await place.write('config', '');
      await place.write('known_hosts', server.knownHosts);
      await jump.stop();
    }
  });
  it('that never reaches it is not waited for', async () => {
    const hostKey = await makeKey(place.file('patient'));
    const patient = new ssh2.Server({ hostKeys: [await readFile(hostKey.file)] }, (client) => {
      client.on('authentication', (attempt) => attempt.accept());
      client.on('error', () => undefined);
      // A way through is asked for, and neither opened nor refused.
      client.on('tcpip', () => undefined);
    });
    patient.listen(0, '127.0.0.1');
    await once(patient, 'listening');
    const address = patient.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    try {
      await place.write('known_hosts', `[127.0.0.1]:${port} ${hostKey.publicLine}\n`);
      const target = await through(`Host inner\n  ProxyJump 127.0.0.1:${port}\n`);
      expect(await problemFor(target, place.ssh({ limits: { connect: 1_500 } }))).toMatchObject({
        code: 'ssh.jump-failed',
      });
    } finally {
      await place.write('config', '');
      await place.write('known_hosts', server.knownHosts);
      patient.close();
    }
  });
});

describe('a host key', () => {
  it('that is new is shown, and trusted only when the user says so', async () => {
    const other = await makePlace();
    try {
      const target = targetOf(server.port, { method: 'key', file: key });
      const ssh = other.ssh();
      const problem = await problemFor(target, ssh);
      await other.write('server', server.knownHosts);
      const { stdout } = await run('ssh-keygen', ['-l', '-f', other.file('server')]);
      expect(problem).toMatchObject({ code: 'ssh.host-key-unknown', params: { keyType: 'ssh-ed25519' } });
      expect(problem.params.fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
      expect(stdout, 'as ssh-keygen prints it').toContain(String(problem.params.fingerprint));
      expect(await codeOf(ssh.trustHost('SHA256:somethingElse'))).toMatchObject({
        code: 'ssh.host-key-not-shown',
      });
      expect(await problemFor(target, ssh), 'still not trusted').toMatchObject({
        code: 'ssh.host-key-unknown',
      });
      await ssh.trustHost(String(problem.params.fingerprint));
      await inspect(target, ssh);
      await inspect(target, other.ssh());
      expect(await readFile(`${other.dataFolder}/known_hosts`, 'utf8')).toContain(
        `[127.0.0.1]:${server.port}`,
      );
    } finally {
      await other.remove();
    }
  });
  it('that has changed is refused', async () => {
    const other = await makePlace();
    const first = await startSshd({ authorized: [await readFile(`${key}.pub`, 'utf8')] });
    await other.write('known_hosts', first.knownHosts);
    await first.stop();
    const second = await startSshd({ authorized: [await readFile(`${key}.pub`, 'utf8')], port: first.port });
    try {
      const problem = await problemFor(targetOf(first.port, { method: 'key', file: key }), other.ssh());
      expect(problem).toMatchObject({
        code: 'ssh.host-key-changed',
        params: { host: `[127.0.0.1]:${first.port}` },
      });
      expect(second.log(), 'nobody signed in').not.toContain('Accepted');
      await other.write('known_hosts', `@revoked ${second.knownHosts}`);
      expect(await problemFor(targetOf(first.port, { method: 'key', file: key }), other.ssh())).toMatchObject(
        { code: 'ssh.host-key-revoked' },
      );
    } finally {
      await second.stop();
      await other.remove();
    }
  });
  it('is asked for in a type that is known', async () => {
    const other = await makePlace();
    const lines = server.knownHosts.split('\n').filter((line) => line.includes('ssh-rsa'));
    await other.write('known_hosts', `${lines.join('\n')}\n`);
    await run('ssh-keygen', ['-q', '-H', '-f', other.file('known_hosts')]);
    expect(await readFile(other.file('known_hosts'), 'utf8'), 'hashed').toMatch(/^\|1\|/);
    await inspect(targetOf(server.port, { method: 'key', file: key }), other.ssh());
    await other.remove();
  });
});

describe.runIf(isRoot)('a password (a throw-away user of this system; needs root)', () => {
  const signIn = (name: string) => targetOf(server.port, { method: 'password' }, name);
  const server_ = () => `[127.0.0.1]:${server.port}`;
  it('is asked for, tried once, and good for this run', async () => {
    if (user === null) throw new Error('no user');
    const ssh = place.ssh();
    expect(await problemFor(signIn(user.name), ssh)).toEqual({
      code: 'ssh.password-needed',
      params: { user: user.name, host: server_() },
    });
    const before = server.log().split('Failed password').length;
    await ssh.giveSecret({ what: 'password', user: user.name, server: server_() }, 'wrong-one', false);
    expect(await problemFor(signIn(user.name), ssh)).toMatchObject({ code: 'ssh.password-refused' });
    expect(server.log().split('Failed password').length, 'one attempt').toBe(before + 1);
    expect(await problemFor(signIn(user.name), ssh)).toMatchObject({ code: 'ssh.password-refused' });
    expect(server.log().split('Failed password').length, 'no other store tries it again').toBe(before + 1);
    await ssh.giveSecret({ what: 'password', user: user.name, server: server_() }, user.password, false);
    const connection = await ssh.open(connectionOf(signIn(user.name), store.root));
    const problem = await codeOf(connection.inspect(signal()));
    const codes = ['ssh.directory-missing', 'ssh.wrong-owner-no-sudo'];
    expect(codes, JSON.stringify(problem)).toContain(problem.code);
    await connection.close();
    const refused = await ssh.open(connectionOf(signIn(user.name), '/tmp', { runAs: 'root' }));
    expect(await codeOf(refused.inspect(signal()))).toMatchObject({ code: 'ssh.sudo-refused' });
    await refused.close();
  });
  it('is not sent to a server that takes none', async () => {
    const strict = await startSshd();
    await place.write('known_hosts', server.knownHosts + strict.knownHosts);
    const ssh = place.ssh();
    await ssh.giveSecret(
      { what: 'password', user: 'root', server: `[127.0.0.1]:${strict.port}` },
      'a password',
      false,
    );
    const target = targetOf(strict.port, { method: 'password' }, 'root');
    expect(await problemFor(target, ssh)).toMatchObject({ code: 'ssh.password-not-offered' });
    await strict.stop();
  });
});

describe('a server that cannot be reached', () => {
  const auth = () => ({ method: 'key' as const, file: key });
  it('is named: no such host, nothing listens, no answer, no SSH', async () => {
    expect(
      await problemFor({ host: 'no-such-host.invalid', port: null, user: null, auth: auth() }),
    ).toMatchObject({ code: 'ssh.host-not-found' });
    expect(await problemFor(targetOf(await freePort(), auth()))).toMatchObject({ code: 'ssh.refused' });
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
      0,
      '127.0.0.1',
    );
    const portOf = (one: typeof silent): number => {
      const address = one.address();
      return address !== null && typeof address === 'object' ? address.port : 0;
    };
    await new Promise((resolve) => web.once('listening', resolve));
    const limits = { connect: 700 };
    expect(await problemFor(targetOf(portOf(silent), auth()), place.ssh({ limits }))).toMatchObject({
      code: 'ssh.timeout',
    });
    expect(await problemFor(targetOf(portOf(web), auth()), place.ssh({ limits }))).toMatchObject({
      code: 'ssh.not-ssh',
    });
    silent.close();
    web.close();
  });
  it.each([
    ['closes the connection', 'end'],
    ['resets the connection', 'resetAndDestroy'],
  ] as const)('and is not called something else when it %s before it said a word', async (_how, hangUp) => {
    const busy = createServer((socket) => socket.on('error', () => undefined)[hangUp]()).listen(
      0,
      '127.0.0.1',
    );
    await once(busy, 'listening');
    const address = busy.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    expect(await problemFor(targetOf(port, auth()))).toMatchObject({
      code: 'ssh.closed-at-once',
      params: { host: '127.0.0.1', port },
    });
    busy.close();
  });
  it('is named: no common way to encrypt', async () => {
    const odd = await startSshd({
      config: ['Ciphers chacha20-poly1305@openssh.com', 'KexAlgorithms sntrup761x25519-sha512@openssh.com'],
    });
    await place.write('known_hosts', server.knownHosts + odd.knownHosts);
    expect(await problemFor(targetOf(odd.port, auth()))).toMatchObject({ code: 'ssh.no-common-algorithms' });
    await odd.stop();
  });
});
