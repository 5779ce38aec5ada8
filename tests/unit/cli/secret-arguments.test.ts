/** Secrets as arguments are refused, with the reason and without an echo. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../../electron/cli/frame/cli-error.ts';
import { refuseSecrets } from '../../../electron/cli/frame/secret-arguments.ts';
import { commands } from '../../../electron/cli/tree/index.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const body = pem.split('\n').slice(1, -2).join('');
const secret = 'f3a9c1d2e4b5968778695a4b3c2d1e0f';

const refusalOf = (args: readonly string[]): CliError | null => {
  try {
    refuseSecrets(args);
    return null;
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
};

describe('a secret as an argument', () => {
  it.each([
    ['--api-key', secret],
    [`--api-key=${secret}`],
    ['--sandbox-api-key', secret],
    ['--private-key', pem],
    [`--production-private-key=${pem}`],
    ['--password', secret],
    ['--ssh-password-value', pem],
    [`--passphrase=${secret}`],
    ['--passphrase'],
    ['--admin-password', secret],
    ['--token', secret],
    ['--one-time-code', '123456'],
    [pem],
    [pem.replaceAll('\n', String.raw`\n`)],
    [pem.replaceAll('\n', ' ')],
    [body],
    ['--from', `sandbox.privateKey=${pem}`],
    ['--from', `sandbox.privateKey=${body}`],
    ['0:3:c29tZSBjaXBoZXJ0ZXh0IHRoYXQgaXMgbG9uZw=='],
  ])('is refused, number %#', (...args) => {
    const refused = refusalOf(['keys', 'add', 'Garden', ...args]);
    expect(refused?.problem.code).toBe('cli.secret-argument');
    const said = JSON.stringify(refused?.problem) + refused?.message;
    for (const hidden of [secret, body.slice(40, 80), '123456', 'c29tZSBj'])
      expect(said).not.toContain(hidden);
  });

  it.each([
    ['stores', 'add', 'Garden', '--ssh-key-file', '~/.ssh/id_ed25519', '--ssh-auth', 'password'],
    ['keys', 'add', 'MII Ltd', '--from', 'sandbox.privateKey=file:/home/me/MII/privateKey-sandbox.pem'],
    ['stores', 'add', '가든', '--local', `/var/www/${'long-name/'.repeat(30)}`],
    ['apply', '*', '--trust-host-key', 'SHA256:uNiVztksCsDhcc0u9e8BrrJXVGDobr2UZ9q3qK1h0Vk'],
  ])('is not seen in ordinary words', (...args) => {
    expect(refusalOf(args)).toBeNull();
  });

  it('refuses no option and no example of ours', () => {
    for (const { name, options = [], examples } of commands) {
      for (const { long } of options) expect(refusalOf([long ?? '']), `${name} ${long}`).toBeNull();
      for (const [line] of examples) expect(refusalOf(line.split(' ')), line).toBeNull();
    }
  });
});
