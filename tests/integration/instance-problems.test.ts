/** Each way in which an instance cannot be read or written, provoked on a real PHP: the user's own message. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createAgentConnection } from '../../electron/backend/instance/agent-connection.ts';
import { startLocalPhp } from '../../electron/backend/instance/local.ts';
import english from '../../shared/locales/en/problems.json' with { type: 'json' };
import korean from '../../shared/locales/ko/problems.json' with { type: 'json' };
import { type Problem, ProblemError } from '../../shared/problems.ts';
import { createMagento, type MagentoOptions } from '../fixtures/magento/create.ts';

const made: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(made.splice(0).map((remove) => remove()));
});

const connector = 'Magento_ServicesConnector';
const path = 'services_connector/services_id/project_id';

const open = (root: string, php: string | null = null) =>
  createAgentConnection({
    start: startLocalPhp(root, php),
    now: () => new Date(),
    userAgent: 'Commerce Connect/test',
    root,
  });

const problemOf = async (work: Promise<unknown>): Promise<Problem> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw new Error('There was no problem');
  return error.problem;
};

/** What the user reads must be there, in both languages, and every value that it names must be known. */
const expectMessage = ({ code, params }: Problem): void => {
  for (const catalogue of [english, korean]) {
    const texts: Record<string, string> = catalogue;
    for (const part of ['title', 'why', 'todo']) {
      const text = texts[`problem.${code}.${part}`];
      expect(text, `${code}.${part}`).toBeTruthy();
      for (const [, name] of (text ?? '').matchAll(/\{(\w+)\}/g)) {
        expect(params[name ?? ''], `${code}: ${name}`).not.toBe('none');
      }
    }
  }
};

const store = async (options: MagentoOptions): Promise<string> => {
  const magento = await createMagento(options);
  made.push(magento.remove);
  await rm(join(magento.root, 'var/cache/mage---config'), { force: true });
  return magento.root;
};

const folder = async (...files: string[]): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), 'no-store-'));
  made.push(() => rm(root, { recursive: true, force: true }));
  for (const file of files) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), '');
  }
  return root;
};

describe('a store that cannot be read', () => {
  it.each<[Problem['code'], () => Promise<string>]>([
    ['instance.directory-missing', async () => join(await folder(), 'nothing')],
    ['instance.not-magento', () => folder()],
    ['instance.not-installed', () => folder('app/bootstrap.php', 'bin/magento')],
    ['instance.database-down', () => store({ trouble: { database: 'down' } })],
    ['instance.database-denied', () => store({ trouble: { database: 'denied' } })],
    ['instance.database-host', () => store({ trouble: { database: 'bad-host' } })],
    ['instance.database-host', () => store({ trouble: { database: 'masked' } })],
    ['instance.not-compiled', () => store({ trouble: { notCompiled: true } })],
    ['instance.cache-not-writable', () => store({ trouble: { readOnlyCache: true } })],
    ['instance.crashed', () => store({ trouble: { fatal: true } })],
    [
      'instance.php-unsuitable',
      () => store({ trouble: { exit: 'Adobe Commerce supports PHP 8.1.0 or later.' } }),
    ],
  ])('%s', async (code, arrange) => {
    const problem = await problemOf(open(await arrange()).inspect(AbortSignal.timeout(30_000)));
    expect(problem.code).toBe(code);
    expectMessage(problem);
  });

  it('instance.php-missing', async () => {
    const problem = await problemOf(
      open(await store({}), '/nowhere/php').inspect(AbortSignal.timeout(30_000)),
    );
    expect(problem.code).toBe('instance.php-missing');
    expectMessage(problem);
  });
});

describe('a store that cannot be written', () => {
  it.each<[Problem['code'], MagentoOptions]>([
    ['instance.module-missing', { modules: { [connector]: null } }],
    ['instance.module-disabled', { modules: { [connector]: { version: '1.3.6', enabled: false } } }],
    ['apply.locked-path', { locks: { 'env.php': { [path]: 'locked' } } }],
  ])('%s', async (code, options) => {
    const connection = open(await store(options));
    const signal = AbortSignal.timeout(30_000);
    const { stateToken } = await connection.inspect(signal);
    const change = { path, value: 'another' } as const;
    const problem = await problemOf(connection.apply([change], stateToken, () => undefined, signal));
    expect(problem.code).toBe(code);
    expectMessage(problem);
  });
});
