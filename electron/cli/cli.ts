#!/usr/bin/env node
/** The command line: `commerce-connect <command>`. What a command needs is loaded when it runs, so that help is quick. */
import path from 'node:path';
import { CommanderError } from 'commander';
import { version } from '../../package.json' with { type: 'json' };
import { languageFor } from '../../shared/language.ts';
import { CliError } from './frame/cli-error.ts';
import { exitCodes } from './frame/exit.ts';
import { takeNamedVariables } from './frame/named-variables.ts';
import { refuseSecrets } from './frame/secret-arguments.ts';
import type { Io } from './output/terminal.ts';
import type { Names } from './tree/complete.ts';
import type { Start } from './tree/define.ts';
import { asWritten, type Translate } from './tree/help.ts';
import { createProgram, seenIn } from './tree/index.ts';
import { usageOf } from './tree/usage.ts';

const place = {
  version,
  /** `out`, where the build put everything. */
  built: path.join(import.meta.dirname, '..'),
};
const args = process.argv.slice(2);
const io: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: takeNamedVariables(process.env, args),
};

let exitCode: number = exitCodes.done;

const start: Start = async (command, call) => {
  const { runCommand } = await import('./frame/run.ts');
  exitCode = await runCommand(command, call, place, io);
};

/** Wrong words are answered like every other problem, and as JSON where that was asked for. */
const refuse = async (error: CliError, said: readonly string[] = args): Promise<void> => {
  const { printRefusal } = await import('./frame/refuse.ts');
  exitCode = await printRefusal(error, io, said, seenIn(createProgram(version, start), said));
};

const answerShell = async (words: readonly string[]): Promise<void> => {
  const { completionsOf, needsNames } = await import('./tree/complete.ts');
  const say = await translation();
  const program = createProgram(version, start);
  const readNames = async (): Promise<Names> => (await import('./frame/names.ts')).readNames(place);
  const names = needsNames(program, words) ? await readNames() : { stores: [], clients: [] };
  for (const line of completionsOf(program, words, names, say)) console.log(line);
};

/** Help is in the system's language: the user's own choice is in the settings, which only a backend reads. */
const translation = async (): Promise<Translate> => {
  const language = languageFor(null, Intl.DateTimeFormat().resolvedOptions().locale);
  if (language === 'en') return asWritten;
  const { koreanHelp } = await import('./words/help.ko.ts');
  return (text) => koreanHelp[text] ?? text;
};

const run = async (): Promise<void> => {
  if (args[0] === 'complete' && args[1] === '--') return answerShell(args.slice(2));
  try {
    refuseSecrets(args);
    await createProgram(version, start, await translation()).parseAsync();
  } catch (error) {
    if (error instanceof CliError) return refuse(error);
    if (!(error instanceof CommanderError)) throw error;
    // Help and the version, which were asked for, end this way too.
    if (error.exitCode !== 0) await refuse(usageOf(error));
  }
};

let isLost = false;
// A reader that has gone (`| head`) ends the output, and nothing else. A full disk loses what was asked for.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') isLost = true;
});
process.stderr.on('error', () => undefined);
await run();
if (isLost && exitCode === exitCodes.done) {
  exitCode = exitCodes.failed;
  // In words, on standard error, whatever was asked for.
  await refuse(new CliError('cli.output-lost'), []);
}
// Idle connections and the keychain's helper must not keep the terminal waiting.
process.exit(exitCode);
