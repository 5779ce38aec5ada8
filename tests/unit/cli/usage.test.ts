/** What is said about words that were not understood: never a value. */
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../../electron/cli/tree/index.ts';
import { detailOf } from '../../../electron/cli/tree/usage.ts';

const secret = 'f3a9c1d2e4b5968778695a4b3c2d1e0f';

const detailFor = async (...words: string[]): Promise<string> => {
  try {
    await createProgram('1.2.3', async () => undefined).parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return detailOf(error);
    throw error;
  }
  throw new Error('It was understood.');
};

describe('words that are not understood', () => {
  it.each([
    [[secret], 'There is no such command.'],
    [['stores', secret], 'There is no such command.'],
    [['stores', 'list', secret], 'There are more arguments than this command takes.'],
    [['stores', 'list', `--colour=${secret}`], "Unknown option '--colour'."],
    [['stores', 'list', '--state', secret], "The value of option '--state <state>' is not possible."],
    [['serve', '--port', secret], 'It is a number from 0 to 65535.'],
    [['stores', 'show'], "Missing required argument 'store'."],
    [['stores', 'add', 'x', '--local'], "Option '--local <folder>' argument missing."],
    [['stores'], 'Say which command.'],
  ])('%j', async (words, expected) => {
    const detail = await detailFor(...words);
    expect(detail).toContain(expected);
    expect(detail).not.toContain(secret);
  });
});
