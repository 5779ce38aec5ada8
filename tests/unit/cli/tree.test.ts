/** The commands as they are described: complete, with examples that do what they say, and with results that are published. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../electron/cli/frame/run.ts';
import { resultSchemas } from '../../../electron/cli/output/data.ts';
import { commands, createProgram } from '../../../electron/cli/tree/index.ts';
import { wordsOf } from './words-of.ts';

const startsOf = async (words: readonly string[]): Promise<readonly Call[]> => {
  const calls: Call[] = [];
  const program = createProgram('1.2.3', async (_command, call) => void calls.push(call));
  await program.parseAsync([...words], { from: 'user' });
  return calls;
};

const leavesOf = (command: Command, path: readonly string[] = []): readonly string[] => {
  if (command.commands.length === 0) return [path.join(' ')];
  return command.commands.flatMap((child) => leavesOf(child, [...path, child.name()]));
};

const program = createProgram('1.2.3', async () => undefined);
const byName = (one: string, other: string): number => one.localeCompare(other, 'en');
const names = commands.map(({ name }) => name);

describe('the commands', () => {
  it('are those of which the results are published', () => {
    expect(leavesOf(program).toSorted(byName)).toEqual(Object.keys(resultSchemas).toSorted(byName));
    expect([...names].sort(byName)).toEqual(Object.keys(resultSchemas).sort(byName));
  });

  it('are all in the documentation', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/command-line.md'), 'utf8');
    for (const name of names) expect(page, name).toContain(`\`${name}`);
    for (const { name, options = [] } of commands) {
      for (const { long } of options) expect(page, `${name} ${long}`).toContain(long ?? '');
    }
  });

  it.each(commands.map((spec) => [spec.name, spec] as const))('%s: says what it does', (_name, spec) => {
    expect(spec.description).toMatch(/^[a-z]/);
    expect(spec.description).not.toMatch(/[.!]$/);
    for (const [, meaning] of spec.args ?? []) expect(meaning).not.toBe('');
    for (const option of spec.options ?? []) expect(option.description, option.flags).not.toBe('');
    expect(spec.examples.length).toBeGreaterThan(0);
  });

  const examples = commands.flatMap(({ name, examples: own }) => own.map(([line]) => [line, name] as const));
  it.each(examples)('example: %s', async (line, name) => {
    const [first, ...words] = wordsOf(line);
    expect(first).toBe('commerce-connect');
    expect((await startsOf(words)).map(({ command }) => command)).toEqual([name]);
  });

  it('takes --json everywhere, and --yes where something is asked', async () => {
    for (const { name, examples: own, asks } of commands) {
      const words = wordsOf(own[0]?.[0] ?? '').filter((word) => word !== '--yes');
      const [call] = await startsOf([...words.slice(1), '--json', ...(asks ? ['--yes'] : [])]);
      expect(call, name).toMatchObject({ command: name, isJson: true, saysYes: asks === true });
    }
  });
});
