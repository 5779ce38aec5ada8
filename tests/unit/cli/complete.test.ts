/** What is offered when the user presses Tab. */
import { describe, expect, it } from 'vitest';
import { completionsOf, needsNames } from '../../../electron/cli/tree/complete.ts';
import { createProgram } from '../../../electron/cli/tree/index.ts';

const program = createProgram('1.2.3', async () => undefined);
const names = { stores: ['Corner Shop', '가든'], clients: ['Garden Ltd'] };
const offered = (...words: string[]): readonly string[] =>
  completionsOf(program, words, names).map((line) => line.split('\t')[0] ?? '');

describe('completion', () => {
  it.each([
    [['sto'], ['stores']],
    [['stores', 's'], ['show']],
    [
      ['stores', 'show', ''],
      ['Corner Shop', '가든'],
    ],
    [['stores', 'show', 'cor'], ['Corner Shop']],
    [['stores', 'show', '"Corner S'], ['Corner Shop']],
    [['stores', 'show', String.raw`Corner\ S`], ['Corner Shop']],
    [
      ['apply', 'Corner Shop', ''],
      ['Corner Shop', '가든'],
    ],
    [['apply', '--only', 'c'], ['Corner Shop']],
    [['keys', 'check', ''], ['Garden Ltd']],
    [['stores', 'add', 'New', '--client', ''], ['Garden Ltd']],
    [
      ['projects', 'rename', ''],
      ['Corner Shop', '가든'],
    ],
    [['projects', 'rename', '--client', 'Garden Ltd', ''], []],
    [['stores', 'add', ''], []],
    [['stores', 'list', '--state', 'dr'], ['drifted']],
    [['plan', '-f', ''], [':files']],
    [['keys', 'receive', ''], [':files']],
    [
      ['keys', 'add', 'x', '--environment', ''],
      ['sandbox', 'production'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['undo', '--concurrency', '8', '--y'], ['--yes']],
    [['nothing', ''], []],
  ])('%j', (words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });

  it('describes commands and options', () => {
    expect(completionsOf(program, ['keys', 'l'], names)).toEqual([
      'list\tlist the clients and their keys, by fingerprint',
    ]);
    expect(offered('stores', 'list', '--')).toContain('--state');
  });

  it('reads the list only where a name is wanted', () => {
    expect(needsNames(program, ['stores', 'show', ''])).toBe(true);
    expect(needsNames(program, ['apply', '--only', 'x'])).toBe(true);
    expect(needsNames(program, ['stores', ''])).toBe(false);
    expect(needsNames(program, ['plan', '-f', ''])).toBe(false);
  });
});
