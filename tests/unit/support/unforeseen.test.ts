/** Errors that nobody foresaw: their place goes to the log, their words go nowhere. */
import { expect, it } from 'vitest';
import { createUnforeseen } from '../../../electron/backend/support/unforeseen.ts';

it('a password in the words of an error does not reach the log', () => {
  const lines: string[] = [];
  const note = (event: string, fields = {}): void => void lines.push(`${event} ${JSON.stringify(fields)}`);
  const log = { info: note, warn: note, error: note };
  const explain = createUnforeseen({ now: () => new Date(0), log, dataFolder: '/data' });
  const problem = explain(
    new TypeError('Failed to parse URL from https://me:hunter2-horse@shop\n    at hunter2-horse'),
  );
  expect(problem.code).toBe('unexpected');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"name":"TypeError"');
  expect(lines[0]).toContain('unforeseen.test.ts');
  expect(lines[0]).not.toContain('hunter2');
  explain('hunter2-horse');
  expect(lines[1]).not.toContain('hunter2');
});

it('a disk that takes nothing is told as such', () => {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const explain = createUnforeseen({ now: () => new Date(0), log: silent, dataFolder: '/data' });
  const failed = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });
  expect(explain(failed('ENOSPC', { syscall: 'write' }))).toEqual({ code: 'host.disk-full', params: {} });
  expect(explain(failed('EDQUOT'))).toMatchObject({ code: 'host.disk-full' });
  for (const code of ['EROFS', 'EACCES', 'EPERM']) {
    const refused = { code: 'host.folder-refused', params: { path: '/data' } };
    expect(explain(failed(code, { path: '/data/stores/1.json' }))).toEqual(refused);
    // Another program, or another file.
    expect(explain(failed(code, { path: '/usr/bin/php' }))).toMatchObject({ code: 'unexpected' });
  }
  expect(explain(failed('ENOSPC', { syscall: 'watch' }))).toMatchObject({ code: 'unexpected' });
});
