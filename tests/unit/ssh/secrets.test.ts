/** A refused password is not tried again by itself; what the user gives again, or a later hour, may try it. */
import { expect, it } from 'vitest';
import { createSshSecrets, passwordOf } from '../../../electron/backend/instance/ssh/secrets.ts';

const name = passwordOf('deploy', 'shop.example');
const nothingKept = {
  read: () => Promise.resolve(null),
  write: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

it('remembers for ten minutes what a server has refused', async () => {
  let time = Date.parse('2026-05-01T12:00:00Z');
  const secrets = createSshSecrets(nothingKept, () => new Date(time));
  await secrets.give(name, 'wrong', false);
  expect(secrets.wasRefused(name, 'wrong')).toBe(false);
  secrets.refuse(name, 'wrong');
  expect(secrets.wasRefused(name, 'wrong')).toBe(true);
  expect(secrets.wasRefused(name, 'another')).toBe(false);
  expect(secrets.wasRefused(passwordOf('deploy', 'other.example'), 'wrong')).toBe(false);
  time += 10 * 60 * 1000;
  expect(secrets.wasRefused(name, 'wrong')).toBe(false);
});

it('tries again what the user gives again', async () => {
  const secrets = createSshSecrets(nothingKept, () => new Date());
  secrets.refuse(name, 'right after all');
  await secrets.give(name, 'right after all', false);
  expect(secrets.wasRefused(name, 'right after all')).toBe(false);
});
