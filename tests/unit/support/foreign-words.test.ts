/** Words of servers and gateways go to terminals and pages. */
import { expect, it } from 'vitest';
import { foreignWords } from '../../../electron/backend/support/foreign-words.ts';

it('neither moves a cursor nor turns a line', () => {
  expect(foreignWords('\u001b[2J\r\nNo \u202Esuoregnad\u202C shell\u0007\u2066!', 100)).toBe(
    '[2J No  suoregnad  shell !',
  );
  expect(foreignWords(`  ${'x'.repeat(500)}`, 200)).toHaveLength(200);
  expect(foreignWords('한국어 “words” – ok', 100)).toBe('한국어 “words” – ok');
});
