/** What is said about words that were not understood: never a value. */
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../../electron/cli/tree/index.ts';
import { usageOf } from '../../../electron/cli/tree/usage.ts';
import { loadWords } from '../../../electron/cli/words/words.ts';

const said = await loadWords('en');
const secret = 'f3a9c1d2e4b5968778695a4b3c2d1e0f';

const detailFor = async (...words: string[]): Promise<string> => {
  try {
    await createProgram('1.2.3', async () => undefined).parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return said.explain(usageOf(error).problem).cause;
    throw error;
  }
  throw new Error('It was understood.');
};

describe('words that are not understood', () => {
  it.each([
    [[secret], 'There is no such command.'],
    [['stores', secret], 'There is no such command.'],
    [['stores', 'list', secret], 'There are more arguments than this command takes.'],
    [['stores', 'list', `--colour=${secret}`], 'There is no option --colour.'],
    [['stores', 'list', '--state', secret], 'The value of --state <state> is one of these: not-connected, '],
    [['serve', '--port', secret], 'The value of -p, --port <number> is a number from 0 to 65535.'],
    [['stores', 'show'], 'The argument <store> is missing.'],
    [['stores', 'add', 'x', '--local'], 'The option --local <folder> needs a value.'],
    [['stores'], 'Say which command.'],
    [['keys', 'hand-off', 'x'], 'The option --to <code> is missing.'],
    [['keys', 'receive', 'x', '--name', secret, '--replace', 'y'], '--replace <client> does not go'],
    [['stores', 'list', '--onli', secret], 'There is no option --onli. Did you mean --only?'],
  ])('%j', async (words, expected) => {
    const detail = await detailFor(...words);
    expect(detail).toContain(expected);
    expect(detail).not.toContain(secret);
  });
});
