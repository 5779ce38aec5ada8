/** An instance in a container: arguments, problems by name, and a write that outlives the `docker` command. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDockerConnection, findCandidates } from '../../electron/backend/instance/docker/index.ts';
import type { DockerConnection } from '../../shared/model/connections/docker.ts';
import type { Problem } from '../../shared/problems.ts';
import { ProblemError } from '../../shared/problems.ts';
import { container, createDockerStandIn, type DockerStandIn } from '../fixtures/docker/stand-in.ts';
import { createMagento, type Magento } from '../fixtures/magento/create.ts';
import { makeValues } from '../fixtures/magento/values.ts';

let docker: DockerStandIn;
let magento: Magento;
const folders: string[] = [];

beforeEach(async () => {
  docker = await createDockerStandIn();
  magento = await createMagento();
  vi.stubEnv('PATH', docker.env.PATH);
  vi.stubEnv('DOCKER_STAND_IN', docker.env.DOCKER_STAND_IN);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await docker.remove();
  await magento.remove();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

const makeFolder = async (files: Record<string, string>): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'project-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
};

const inContainer = (more: Partial<DockerConnection> = {}): DockerConnection => ({
  kind: 'docker',
  target: { tool: 'docker', container: 'shop-php-1' },
  user: null,
  root: magento.root,
  php: null,
  ...more,
});

const open = (connection: DockerConnection) =>
  createDockerConnection(connection, { now: () => new Date(), userAgent: 'Commerce Connect/test' });
const signal = () => AbortSignal.timeout(30_000);

const problemOf = async (work: Promise<unknown>): Promise<Problem> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error('It was no problem');
  return error.problem;
};

describe('docker exec', () => {
  it('writes, verifies and undoes, with nothing secret in an argument', async () => {
    await docker.set({ containers: [container('shop-php-1')] });
    const before = await magento.rows();
    const connection = open(inContainer());
    const values = makeValues();
    const changes = Object.entries(values).map(([path, value]) => ({
      path: path as keyof typeof values,
      value,
    }));
    const { stateToken } = await connection.inspect(signal());
    const phases: string[] = [];
    const result = await connection.apply(changes, stateToken, (phase) => phases.push(phase), signal());
    if (result.kind !== 'applied') throw new Error(result.kind);
    expect(phases).toEqual(['check', 'write', 'commit', 'clean', 'verify']);
    expect(await magento.decrypted()).toMatchObject(values);
    await connection.restore(result.snapshot, result.facts.stateToken, signal());
    expect(await magento.rows()).toEqual(before);

    const calls = await docker.calls();
    for (const [verb, interactive, w, root, name, shell] of calls) {
      expect([verb, interactive, w, root, name, shell]).toEqual([
        'exec',
        '-i',
        '-w',
        magento.root,
        'shop-php-1',
        'sh',
      ]);
    }
    const said = JSON.stringify(calls);
    for (const value of Object.values(values))
      expect(said).not.toContain(value.length > 100 ? value.slice(60, 100) : value);
  });

  it('runs as the user that is asked for, through Compose in its folder', async () => {
    const folder = await makeFolder({ 'compose.yaml': 'services: {}\n' });
    await docker.set({ services: [{ ...container('php'), project: folder }] });
    const target = { tool: 'compose', folder, service: 'php' } as const;
    const facts = await open(inContainer({ target, user: 'www-data' })).inspect(signal());
    expect(facts.edition).toBe('open-source');
    expect((await docker.calls())[0]?.slice(0, 8)).toEqual([
      'compose',
      'exec',
      '-T',
      '-u',
      'www-data',
      '-w',
      magento.root,
      'php',
    ]);
  });

  it('knows the process in the container: a write goes on when the command is killed', async () => {
    await docker.set({ containers: [container('shop-php-1')] });
    const connection = open(inContainer());
    const { stateToken } = await connection.inspect(signal());
    await magento.hold('after-commit');
    const writers: { pid: number; started: string }[] = [];
    const stop = new AbortController();
    const changes = [{ path: 'services_connector/services_id/project_id', value: 'p' } as const];
    const applying = connection
      .apply(
        changes,
        stateToken,
        () => undefined,
        stop.signal,
        async (writer) => void writers.push(writer),
      )
      .catch(() => 'ended');
    while (!(await magento.isHeld('after-commit'))) await setTimeout(20);
    const [writer] = writers;
    if (!writer) throw new Error('nobody wrote');
    expect(await connection.untilWriterEnded?.(writer, 200)).toBe(false);
    stop.abort();
    expect(await applying).toBe('ended');
    expect(await connection.untilWriterEnded?.(writer, 10_000)).toBe(true);
    await magento.release('after-commit');
    expect((await connection.inspect(signal())).stale).toBe(true);
    expect((await connection.finish(signal())).ids.projectId).toBe('p');
  });
});

describe('problems', () => {
  const running = () => docker.set({ containers: [container('shop-php-1')] });
  type Case = readonly [string, () => Promise<void>, (() => DockerConnection) | undefined, Partial<Problem>];
  const cases: readonly Case[] = [
    [
      'the engine is stopped',
      () => docker.set({ engine: 'stopped' }),
      undefined,
      { code: 'docker.engine-not-running' },
    ],
    [
      'the socket is closed to us',
      () => docker.set({ engine: 'denied' }),
      undefined,
      { code: 'docker.permission-denied' },
    ],
    ['no such container', () => docker.set({}), undefined, { code: 'docker.container-missing' }],
    [
      'it does not run',
      () => docker.set({ containers: [container('shop-php-1', { state: 'exited' })] }),
      undefined,
      { code: 'docker.container-not-running' },
    ],
    [
      'it is paused',
      () => docker.set({ containers: [container('shop-php-1', { state: 'paused' })] }),
      undefined,
      { code: 'docker.container-not-running' },
    ],
    ['no such user', running, () => inContainer({ user: 'nobody-here' }), { code: 'docker.user-unknown' }],
    [
      'no such folder',
      running,
      () => inContainer({ root: '/not/there' }),
      { code: 'docker.directory-missing' },
    ],
    [
      'no shell',
      () => docker.set({ containers: [container('shop-php-1', { shell: false })] }),
      undefined,
      { code: 'docker.no-shell' },
    ],
    ['no PHP', running, () => inContainer({ php: 'php-of-yore' }), { code: 'docker.php-missing' }],
    ['no Magento', running, () => inContainer({ root: '/tmp' }), { code: 'instance.not-magento' }],
    [
      'no Compose',
      () => docker.set({ engine: 'no-compose' }),
      () => inContainer({ target: { tool: 'compose', folder: docker.folder, service: 'php' } }),
      { code: 'docker.compose-missing' },
    ],
    [
      'no Compose file',
      running,
      () => inContainer({ target: { tool: 'compose', folder: docker.folder, service: 'php' } }),
      { code: 'docker.compose-file-missing' },
    ],
    [
      'no such folder of Compose',
      running,
      () => inContainer({ target: { tool: 'compose', folder: '/not/there', service: 'php' } }),
      { code: 'docker.compose-file-missing' },
    ],
  ];
  it.each(cases)('%s', async (_name, prepare, connection, expected) => {
    await prepare();
    expect(await problemOf(open(connection?.() ?? inContainer()).inspect(signal()))).toMatchObject(expected);
  });

  it('Docker is not installed', async () => {
    vi.stubEnv('PATH', docker.folder);
    expect((await problemOf(open(inContainer()).inspect(signal()))).code).toBe('docker.not-installed');
    expect((await problemOf(findCandidates(null))).code).toBe('docker.not-installed');
  });

  it.runIf(process.getuid?.() === 0)('names the owner where PHP runs as somebody else', async () => {
    const nobody = container('shop-php-1', { user: 'www-data', uids: { 'www-data': 65_534 } });
    await docker.set({ containers: [nobody] });
    const { chmod } = await import('node:fs/promises');
    await chmod(magento.root, 0o755);
    const problem = await problemOf(open(inContainer()).inspect(signal()));
    expect(problem).toMatchObject({
      code: 'docker.wrong-owner',
      params: { owner: 'root', container: 'shop-php-1' },
    });
    expect((await open(inContainer({ user: 'root' })).inspect(signal())).owner).toBe('root');
  });
});

describe('finding', () => {
  it('lists running containers, and leaves out a name that could pass for an option', async () => {
    await docker.set({
      containers: [
        container('web'),
        container('db', { state: 'exited' }),
        container('--privileged'),
        container('app'),
      ],
    });
    const found = await findCandidates(null);
    expect(found.map(({ source, name }) => [source, name])).toEqual([
      ['container', 'app'],
      ['container', 'web'],
    ]);
  });

  it('recognises ddev by its file', async () => {
    const folder = await makeFolder({
      '.ddev/config.yaml': 'name: "luma"\ntype: magento2\ncomposer_root: src # here\n',
    });
    expect(await findCandidates(folder)).toMatchObject([
      {
        source: 'ddev',
        connection: { target: { container: 'ddev-luma-web' }, user: null, root: '/var/www/html/src' },
      },
    ]);
  });

  it('recognises Warden by its file', async () => {
    const folder = await makeFolder({ '.env': 'OTHER=1\nWARDEN_ENV_NAME=luma\n' });
    await docker.set({ containers: [container('luma_php-fpm_1')] });
    expect(await findCandidates(folder)).toMatchObject([
      { source: 'warden', connection: { target: { container: 'luma_php-fpm_1' }, user: 'www-data' } },
    ]);
  });

  it.each([false, true])('lists the services of Compose (as one list: %s)', async (composeList) => {
    const folder = await makeFolder({ 'docker-compose.yml': 'services: {}\n' });
    const services = ['php', 'db'].map((name) => ({ ...container(name), project: folder }));
    await docker.set({ services, composeList });
    const found = await findCandidates(folder);
    expect(found.map(({ connection }) => connection.target)).toEqual([
      { tool: 'compose', folder, service: 'db' },
      { tool: 'compose', folder, service: 'php' },
    ]);
  });

  it('finds nothing in a folder that says nothing', async () => {
    expect(await findCandidates(await makeFolder({ 'readme.md': '' }))).toEqual([]);
  });
});

describe('what cannot be started at all is a problem by name', () => {
  it.each([
    ['a file in the place of the project folder', 'docker.compose-file-missing', '/etc/passwd', '/srv'],
    ['a path that no system takes', 'docker.directory-missing', '/', '/srv/\0'],
  ] as const)('%s', async (_what, code, folder, root) => {
    const target = { tool: 'compose', folder, service: 'php' } as const;
    const connection = open(inContainer({ target, root }));
    expect((await problemOf(connection.inspect(signal()))).code).toBe(code);
    await connection.close();
  });
});
