/** Help in both languages: every text of every command is there in Korean, and nothing of it stays English. */
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import type { Translate } from '../../../electron/cli/tree/help.ts';
import { createProgram } from '../../../electron/cli/tree/index.ts';
import { koreanHelp } from '../../../electron/cli/words/help.ko.ts';

const korean: Translate = (text) => koreanHelp[text] ?? text;
const programWith = (say: Translate): Command => createProgram('1.2.3', async () => undefined, say);

/** As it is printed, with what comes before and after the help itself. */
const helpOf = (command: Command): string => {
  let printed = '';
  command.configureOutput({
    writeOut: (text) => {
      printed += text;
    },
  });
  command.outputHelp();
  return printed;
};

const all = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(all)];

describe('the help of the commands', () => {
  it('has every text in Korean, and no text too many', () => {
    const asked = new Set<string>();
    const program = programWith((text) => {
      asked.add(text);
      return text;
    });
    for (const command of all(program)) helpOf(command);
    expect([...asked].filter((text) => text !== '').sort()).toEqual(Object.keys(koreanHelp).sort());
  });

  it('keeps every option, file and word that is typed', () => {
    const typed =
      /--[a-z-]+|(?:env|file|command|tag):[A-Z]*|`[^`]+`|~\/[\w./-]+|COMMERCE_CONNECT_DATA|\.(?:age|json|html)/g;
    for (const [text, translated] of Object.entries(koreanHelp)) {
      for (const [word] of text.matchAll(typed)) {
        expect(translated, text).toContain(word === 'tag:WORD' ? 'tag:' : word);
      }
    }
  });

  it('shows what is usual, and says nothing where a list begins empty', () => {
    const apply = all(programWith(korean)).find((command) => command.name() === 'apply');
    if (apply === undefined) throw new Error('There is no apply.');
    const help = helpOf(apply);
    expect(help).toContain('사용법: commerce-connect apply [옵션] [stores...]');
    expect(help).toContain('(기본값 4)');
    expect(help).not.toMatch(/default|choices|none|Options|Arguments/);
  });
});
