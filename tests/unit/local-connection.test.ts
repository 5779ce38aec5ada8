/** A store on this computer: which programs may be its PHP. */
import { expect, it } from 'vitest';
import { connectionSchema } from '../../shared/model/instance.ts';

const isTaken = (php: string | null): boolean =>
  connectionSchema.safeParse({ kind: 'local', root: '/var/www', php }).success;

it.each([null, 'php', '/usr/bin/php8.2', 'C:\\php\\php.exe', '/opt/my tools/php'])('takes %s', (php) => {
  expect(isTaken(php)).toBe(true);
});

it.each([
  '\\\\server\\share\\php.exe',
  '//server/share/php.exe',
  '\\/server/php.exe',
  '\\\\?\\UNC\\s\\php.exe',
])('takes no program of another computer: %s', (php) => {
  expect(isTaken(php)).toBe(false);
});
