/** An option that would do nothing is refused: silence would be taken for done. */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../../electron/cli/frame/cli-error.ts';
import { exitOfProblem } from '../../../electron/cli/frame/exit.ts';
import { allowancesFor } from '../../../electron/cli/support/allowances.ts';
import { connectionOf, connectionOptionsSchema } from '../../../electron/cli/support/connection.ts';
import { checkValues } from '../../../electron/cli/support/enter-keys.ts';
import { checkReach } from '../../../electron/cli/support/named-secrets.ts';
import { type Reach, reachSchema } from '../../../electron/cli/support/reach.ts';

const problemOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof CliError) return error.problem;
    throw error;
  }
  return null;
};

describe('the way to a store', () => {
  const made = (options: object) => () =>
    connectionOf(connectionOptionsSchema.parse({ edition: 'commerce', ...options }));

  it.each([
    [{ local: '/m', root: '/x' }, '--root', '--local'],
    [{ local: '/m', sshKeyFile: 'k' }, '--ssh-key-file', '--local'],
    [{ practice: true, php: 'php8' }, '--php', '--practice'],
    [{ docker: 'a', root: '/x', runAs: 'www' }, '--run-as', '--docker'],
    [{ docker: 'a', root: '/x', service: 'php' }, '--service', '--docker'],
    [{ admin: 'https://shop.example/admin', root: '/x' }, '--root', '--admin'],
    [{ ssh: 'h', root: '/x', containerUser: 'u' }, '--container-user', '--ssh'],
    [{ ssh: 'h', root: '/x', sshAuth: 'password', sshKeyFile: 'k' }, '--ssh-auth', '--ssh-key-file'],
  ])('%j: %s is not taken and forgotten', (options, name, other) => {
    expect(problemOf(made(options))?.params).toEqual({ detail: 'cli.usage.conflict', name, other });
  });

  it('is one and not two', () => {
    const both = made({ docker: 'a', compose: 'b', service: 'c', root: '/x' });
    expect(problemOf(both)?.params).toEqual({ detail: 'cli.usage.one-way' });
  });

  it.each(['deploy:hunter2@shop.example', 'ssh://deploy:hun/ter2@shop.example', 'a:b@c@shop.example'])(
    'has no password in its address: %s',
    (ssh) => {
      expect(problemOf(made({ ssh, root: '/x' }))).toEqual({
        code: 'cli.secret-argument',
        params: { what: '--ssh' },
      });
    },
  );

  it('is taken as it is meant', () => {
    const ssh = made({ ssh: 'me@shop.example:2222', root: '/x', sshKeyFile: 'k' });
    expect(ssh()).toMatchObject({ user: 'me', port: 2222, auth: { method: 'key', file: 'k' } });
    expect(made({ compose: '.', service: 'php', root: '/x' })()).toMatchObject({ kind: 'docker' });
  });
});

describe('sources of secrets', () => {
  const stdin = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY });
  const sessionOf = (isTTY = false) => ({
    io: { stdin: stdin(isTTY), stdout: new PassThrough(), stderr: new PassThrough(), env: { PW: 'x' } },
  });
  const said = (reach: Partial<Reach>): Reach => ({ ...reachSchema.parse({}), ...reach });
  const values = (options: { file?: string[]; from?: string[]; environment?: 'sandbox' }) => ({
    file: [],
    from: [],
    ...options,
  });

  it.each([
    [{ sshSecretFrom: 'hunter2' }, 'cli.secret-source'],
    [{ adminUser: 'a', adminPasswordFrom: 'hunter2' }, 'cli.secret-source'],
    [{ adminCodeFrom: 'env:PATH' }, 'cli.variable-reserved'],
    [{ sshSecretFrom: 'env:NOT_SET' }, 'cli.variable-empty'],
    [{ adminPasswordFrom: '-', adminCodeFrom: '-' }, 'cli.usage'],
    [{ webPasswordFrom: 'env:PW' }, 'cli.usage'],
  ])('%j is refused before anything is done', (reach, code) => {
    expect(problemOf(() => checkReach(sessionOf(), said(reach)))?.code).toBe(code);
  });

  it('are taken when they can be read, once each', () => {
    expect(problemOf(() => checkReach(sessionOf(), said({ sshSecretFrom: 'env:PW', webUser: 'u' })))).toBe(
      null,
    );
    expect(problemOf(() => checkReach(sessionOf(), said({ sshSecretFrom: '-' })))).toBe(null);
    expect(problemOf(() => checkReach(sessionOf(true), said({ sshSecretFrom: '-' })))?.code).toBe(
      'cli.terminal-needed',
    );
  });

  it('share standard input with nothing', () => {
    const twice = values({ from: ['sandbox.apiKey=-', 'sandbox.privateKey=-'] });
    expect(problemOf(() => checkValues(sessionOf(), twice))?.params.detail).toBe('cli.usage.input-twice');
    const beside = [{ option: '--ssh-secret-from', source: '-' }];
    expect(problemOf(() => checkValues(sessionOf(), values({ file: ['-'] }), beside))?.params).toEqual({
      detail: 'cli.usage.input-twice',
      name: '--file',
      other: '--ssh-secret-from',
    });
  });

  it('need no environment where they say it themselves', () => {
    const alone = values({ environment: 'sandbox' });
    expect(problemOf(() => checkValues(sessionOf(), alone))?.params.detail).toBe(
      'cli.usage.environment-of-file',
    );
    const file = values({ environment: 'sandbox', file: ['a.pem'] });
    expect(problemOf(() => checkValues(sessionOf(), file))).toBe(null);
  });
});

describe('what --yes never covers', () => {
  const none = { moveData: [], allowSharedDataSpace: [] };

  it('is for stores that are there, written as anybody likes', () => {
    expect(allowancesFor(['Luma Korea', '가든'], { ...none, moveData: ['luma korea', '가든'] })).toEqual({
      ...none,
      moveData: ['Luma Korea', '가든'],
    });
  });

  it.each(['Luma', '*', 'tag:spring'])('is never for %s', (name) => {
    const work = () => allowancesFor(['Luma Korea'], { ...none, allowSharedDataSpace: [name] });
    expect(problemOf(work)).toEqual({ code: 'cli.store-not-found', params: { name } });
  });
});

describe('the exit code', () => {
  it.each(['declaration.file-unreadable', 'hand-off.file-unreadable', 'hand-off.code-malformed'] as const)(
    'of %s says that it was mistyped',
    (code) => {
      expect(exitOfProblem(code)).toBe('usage');
    },
  );
});
