/** How a command is described: its words for help, its examples, and where its work is loaded from when it runs. */
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Call, Command as Runnable } from '../frame/run.ts';
import type { CommandName } from '../output/data.ts';
import { helpIn, type Translate } from './help.ts';

/** Runs the work, or (in tests) takes note of what would run. */
export type Start = (command: Runnable, call: Call) => Promise<void>;

/** What an example says on the command line, and what it does. */
export type Example = readonly [line: string, meaning: string];

export interface Spec extends Runnable {
  readonly name: CommandName;
  readonly description: string;
  /** As commander writes them, `<needed>`, `[optional]`, `[more...]`, each with what it is. */
  readonly args?: readonly (readonly [syntax: string, meaning: string])[];
  /** How help writes them, where commander cannot know which of them are needed. */
  readonly usage?: string;
  readonly options?: readonly Option[];
  readonly examples: readonly Example[];
  /** The command changes something and asks first; `--yes` answers. */
  readonly asks?: true;
}

const programName = 'commerce-connect';

export const examplesText = (examples: readonly Example[], say: Translate): string =>
  ['', say('Examples:'), ...examples.flatMap(([line, meaning]) => [`  # ${say(meaning)}`, `  ${line}`])].join(
    '\n',
  );

/** The command above it is made where it is missing: `stores add` lies in `stores`. */
const groupFor = (program: Command, words: readonly string[]): Command =>
  words.reduce((group, word) => {
    const found = group.commands.find((command) => command.name() === word);
    return found ?? group.command(word).helpCommand(false);
  }, program);

export const addCommand = (program: Command, spec: Spec, start: Start, say: Translate): Command => {
  const words = spec.name.split(' ');
  const group = groupFor(program, words.slice(0, -1));
  // Made from its group, it has what was set there: how it exits, and where it writes.
  const command = group.command(words.at(-1) ?? '').description(spec.description);
  for (const [syntax, meaning] of spec.args ?? []) command.argument(syntax, meaning);
  for (const option of spec.options ?? []) command.addOption(option);
  if (spec.usage !== undefined) command.usage(spec.usage);
  if (spec.asks) command.option('-y, --yes', 'answer ordinary questions with yes');
  command
    .option('--json', 'print one line of JSON for each event, and the result as the last line')
    .addHelpText('after', examplesText(spec.examples, say))
    .action(async () => {
      const options: Record<string, unknown> = command.opts();
      const call: Call = {
        command: spec.name,
        given: { args: command.processedArgs, options },
        isJson: options.json === true,
        saysYes: options.yes === true,
      };
      await start(spec, call);
    });
  return command;
};

/** An option whose value is a whole number in a range. */
export const numberOption = (
  flags: string,
  meaning: string,
  [least, most]: readonly [number, number],
  usual: number,
): Option =>
  new Option(flags, meaning).default(usual).argParser((text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= least && number <= most))
      throw new InvalidArgumentError(`It is a number from ${least} to ${most}.`);
    return number;
  });

/** An option that may be given several times. */
export const listOption = (flags: string, meaning: string): Option =>
  new Option(flags, meaning)
    .default([], 'none')
    .argParser((text, before: readonly string[]) => [...before, text]);

export const newProgram = (version: string, say: Translate): Command =>
  new Command(programName)
    .description('Connects Adobe Commerce and Magento Open Source stores to Commerce Services.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .configureHelp(helpIn(say))
    .exitOverride()
    // Problems are printed by frame/refuse.ts, without the values that commander quotes.
    .configureOutput({ writeErr: () => undefined });
