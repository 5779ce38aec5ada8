/** Which stores a name, a pattern or a tag means. */
import { describe, expect, it } from 'vitest';
import { CliError } from '../../../electron/cli/frame/cli-error.ts';
import { findNamed, fits, selectFrom } from '../../../electron/cli/support/select.ts';

const store = (name: string, ...tags: string[]) => ({ id: `id-${name}`, name, tags });
const stores = [
  store('Corner Shop', 'live'),
  store('Corner (test)', 'staging'),
  store('가든', 'live', 'Seoul'),
];
const namesOf = (names: readonly string[], only: readonly string[] = []): readonly string[] =>
  selectFrom(stores, names, only).map(({ name }) => name);

describe('choosing stores', () => {
  it.each([
    [[], ['Corner Shop', 'Corner (test)', '가든']],
    [['corner shop'], ['Corner Shop']],
    [['Corner*'], ['Corner Shop', 'Corner (test)']],
    [['Corner (test)'], ['Corner (test)']],
    [['tag:live'], ['Corner Shop', '가든']],
    [['tag:s*'], ['Corner (test)', '가든']],
    [['id-가든'], ['가든']],
    [
      ['가든', 'tag:staging'],
      ['Corner (test)', '가든'],
    ],
  ])('%j means %j', (names, expected) => {
    expect(namesOf(names)).toEqual(expected);
  });

  it('takes names and --only together', () => {
    expect(namesOf(['tag:live'], ['Corner*'])).toEqual(['Corner Shop']);
  });

  it('refuses a name that means no store, before anything is done', () => {
    expect(() => namesOf(['Corner Shop', 'Cornr'])).toThrow('cli.store-not-found');
    expect(() => namesOf([], ['tag:gone'])).toThrow(CliError);
  });

  it('takes signs in a name for themselves', () => {
    expect(fits('C.rner Shop', store('Corner Shop'))).toBe(false);
    expect(fits('Corner', store('Corner Shop'))).toBe(false);
  });
});

describe('finding a project or a data space', () => {
  const items = [
    { id: '1', name: 'Testing' },
    { id: '2', name: 'Testing' },
    { id: '3', name: 'Production' },
  ];
  const find = (wanted: string) =>
    findNamed(
      items,
      wanted,
      ({ id }) => id,
      ({ name }) => name,
      'cli.space-not-found',
    ).id;

  it('takes a name or an id, and refuses a name that several have', () => {
    expect([find('production'), find('2')]).toEqual(['3', '2']);
    expect(() => find('Testing')).toThrow('cli.ambiguous');
    expect(() => find('Staging')).toThrow('cli.space-not-found');
  });
});
