/** Runs one command: prepares what it works with, prints its result or its problem, and answers the exit code. */
import { languageFor } from '../../../shared/language.ts';
import { type CommandName, resultSchemas } from '../output/data.ts';
import { problemLines } from '../output/problem.ts';
import { createProgress, type Progress } from '../output/progress.ts';
import { type Io, type Terminal, terminalOf, write } from '../output/terminal.ts';
import { loadWords, type Words } from '../words/words.ts';
import { createAsking } from './asking.ts';
import type { RunningBackend } from './backend.ts';
import { CliError } from './cli-error.ts';
import { type ExitKind, exitCodes, exitOfProblem } from './exit.ts';
import { type Interrupt, listenForInterrupt } from './interrupt.ts';
import { logUnforeseen, problemFrom } from './problem-from.ts';
import type { Action, Given, Outcome, Place, Session } from './session.ts';

export interface Call {
  readonly command: CommandName;
  readonly given: Given;
  readonly isJson: boolean;
  readonly saysYes: boolean;
}

/** What the system says, before the user's own choice is known. */
export const systemWords = (): Promise<Words> =>
  loadWords(languageFor(null, Intl.DateTimeFormat().resolvedOptions().locale));

const jsonLine = (line: object): string => `${JSON.stringify(line)}\n`;

interface Frame {
  readonly call: Call;
  readonly terminal: Terminal;
  readonly words: Words;
  readonly session: Session;
}

const printOutcome = async ({ call, terminal, words }: Frame, outcome: Outcome): Promise<ExitKind> => {
  const { io, paintNotice } = terminal;
  const { command, isJson } = call;
  const parsed = resultSchemas[command].safeParse(outcome.data);
  if (!parsed.success) throw new TypeError(`The result of ${command} is not as it is published.`);
  const { data } = parsed;
  const problem = outcome.problem === undefined ? null : words.explain(outcome.problem);
  const worst = outcome.problem === undefined ? 'done' : exitOfProblem(outcome.problem.code);
  const exit = outcome.exit ?? worst;
  const head = { type: 'result', command, ok: problem === null, exitCode: exitCodes[exit] };
  if (isJson) {
    await write(io.stdout, jsonLine(problem === null ? { ...head, data } : { ...head, problem, data }));
    return exit;
  }
  if (outcome.text !== undefined && outcome.text !== '') await write(io.stdout, `${outcome.text}\n`);
  if (problem !== null) await write(io.stderr, `${problemLines(problem, words, paintNotice)}\n`);
  return exit;
};

interface Said {
  readonly command: string | null;
  /** How far the words led where they were no command: `stores`. */
  readonly seen?: string;
  readonly isJson: boolean;
}

/** Whoever was not understood is sent to the help of that very command. */
const withCommand = (
  problem: ReturnType<typeof problemFrom>,
  command: string | null,
): ReturnType<typeof problemFrom> =>
  problem.code === 'cli.usage'
    ? { code: problem.code, params: { ...problem.params, command: command || 'none' } }
    : problem;

export const printProblem = async (
  problem: ReturnType<typeof problemFrom>,
  words: Words,
  terminal: Terminal,
  { command, seen, isJson }: Said,
): Promise<ExitKind> => {
  const text = words.explain(withCommand(problem, seen ?? command));
  const exit = exitOfProblem(problem.code);
  const line = { type: 'result', command, ok: false, exitCode: exitCodes[exit], problem: text };
  if (isJson) await write(terminal.io.stdout, jsonLine(line));
  else await write(terminal.io.stderr, `${problemLines(text, words, terminal.paintNotice)}\n`);
  return exit;
};

interface Opened {
  readonly words: Words;
  readonly backend: RunningBackend | null;
}

/** The user's choice of a language is in the settings, which only the backend reads. */
const wordsOf = async (backend: RunningBackend): Promise<Words> => {
  const [{ language }, { systemLanguage }] = await Promise.all([
    backend.client.settings.get(),
    backend.client.settings.info(),
  ]);
  return loadWords(languageFor(language, systemLanguage));
};

/** Commands that need no stores (the hosts, completion) say so: they must not start a second backend. */
const open = async (place: Place, needsBackend: boolean): Promise<Opened> => {
  if (!needsBackend) return { words: await systemWords(), backend: null };
  const { startBackend } = await import('./backend.ts');
  const backend = startBackend(place);
  return { words: await wordsOf(backend), backend };
};

const sessionOf = (
  { words, backend }: Opened,
  call: Call,
  place: Place,
  terminal: Terminal,
  interrupt: Interrupt,
  progress: Progress,
): Session => ({
  io: terminal.io,
  place,
  words,
  paint: terminal.paint,
  isJson: call.isJson,
  saysYes: call.saysYes,
  hasBackend: backend !== null,
  signal: interrupt.signal,
  client: () => {
    if (backend === null) throw new TypeError('This command was declared to need no backend.');
    return backend.client;
  },
  tell: (event) => {
    if (call.isJson) terminal.io.stdout.write(jsonLine(event));
    else if (event.type !== 'serving' && event.type !== 'notice') progress.show(event);
  },
  print: (id, values) => {
    if (!call.isJson) terminal.io.stdout.write(`${words.say(id, values)}\n`);
  },
  noteText: (text) => {
    // With --json too where somebody is asked about it.
    if (!call.isJson || terminal.canAsk) terminal.io.stderr.write(`${text}\n`);
  },
  note: (id, values) => {
    if (!call.isJson) terminal.io.stderr.write(`${words.say(id, values)}\n`);
  },
  ...createAsking({ words, terminal, interrupt, saysYes: call.saysYes }),
});

export interface Command {
  readonly needsBackend: boolean;
  /** It listens to the signal of the session itself, and ends in its own time. */
  readonly stopsItself?: true;
  readonly load: () => Promise<{ readonly run: Action }>;
}

const stoppedBy = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const stop = (): void => reject(new CliError('cli.stopped'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

/** What happened when the backend started, and the user should know. */
const tellNotices = async (session: Session, { io, paintNotice }: Terminal): Promise<void> => {
  if (!session.hasBackend) return;
  const { notices } = await session.client().settings.info();
  for (const notice of notices) {
    const problem = session.words.explain(notice);
    session.tell({ type: 'notice', problem });
    if (!session.isJson) io.stderr.write(`${problemLines(problem, session.words, paintNotice)}\n`);
  }
};

/** Never throws. */
export const runCommand = async (
  command: Command,
  call: Call,
  place: Place,
  io: Io,
): Promise<(typeof exitCodes)[ExitKind]> => {
  const terminal = terminalOf(io);
  let words: Words | null = null;
  let opened: Opened | null = null;
  let progress: Progress | null = null;
  const interrupt = listenForInterrupt(() => {
    if (!call.isJson && words !== null) io.stderr.write(`\n${words.say('cli.stopping')}\n`);
  });
  try {
    const [{ run }, ready] = await Promise.all([command.load(), open(place, command.needsBackend)]);
    opened = ready;
    words = ready.words;
    progress = createProgress(terminal, words);
    const session = sessionOf(ready, call, place, terminal, interrupt, progress);
    await tellNotices(session, terminal);
    const work = run(session, call.given);
    const outcome = await (command.stopsItself ? work : Promise.race([work, stoppedBy(interrupt.signal)]));
    progress.end();
    const exit = await printOutcome({ call, terminal, words, session }, outcome);
    return exitCodes[exit];
  } catch (error) {
    progress?.end();
    const stopped = interrupt.signal.aborted ? new CliError('cli.stopped') : error;
    const said = words ?? (await systemWords());
    const problem = problemFrom(stopped);
    await logUnforeseen(stopped, problem);
    return exitCodes[await printProblem(problem, said, terminal, call)];
  } finally {
    await opened?.backend?.close().catch(() => undefined);
    interrupt.close();
  }
};
