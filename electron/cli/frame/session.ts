/** What a command works with: the backend through its contract, the terminal, the user's words and answers. */
import type { Client } from '../../../shared/contract/index.ts';
import type { BatchEvent } from '../../../shared/model/batch.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Paint } from '../output/style.ts';
import type { Io } from '../output/terminal.ts';
import type { CliProblem, ProblemText } from '../words/problem-text.ts';
import type { MessageId, Values, Words } from '../words/words.ts';
import type { ExitKind } from './exit.ts';

export interface Place {
  readonly version: string;
  /** Absolute path of the folder `out`. */
  readonly built: string;
}

/** Other progress than that of a batch. */
export type Notice =
  | { readonly type: 'serving'; readonly urls: Readonly<Record<string, string>> }
  /** Something that happened at start, such as a damaged file that was set aside. */
  | { readonly type: 'notice'; readonly problem: ProblemText };

export interface Session {
  readonly io: Io;
  readonly place: Place;
  readonly words: Words;
  /** For results on standard output. */
  readonly paint: Paint;
  readonly isJson: boolean;
  /** The user agreed in advance. */
  readonly saysYes: boolean;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly hasBackend: boolean;
  client(): Client;
  /** Progress: a line of JSON, or what the terminal shows. */
  tell(event: BatchEvent | Notice): void;
  /** A line of the result that cannot wait for the end, on standard output. */
  print(id: MessageId, values?: Values): void;
  /** What the user has to see before a question, on standard error. */
  noteText(text: string): void;
  /** A line for the user, on standard error. */
  note(id: MessageId, values?: Values): void;
  /** Goes on when the user agrees, or `--yes` does. Throws `cli.confirmation-needed` or `cli.declined`. */
  confirm(id: MessageId, values?: Values): Promise<void>;
  readonly canAsk: boolean;
  /** Without showing what is typed. Throws `cli.terminal-needed` or `cli.stopped`. */
  askHidden(id: MessageId, values?: Values): Promise<string>;
  askLine(id: MessageId, values?: Values): Promise<string>;
}

export interface Outcome {
  /** As the schema of this command's results says. */
  readonly data: unknown;
  /** For people; nothing = the command has said everything. */
  readonly text?: string;
  readonly exit?: ExitKind;
  /** Where not everything went well although there is a result. */
  readonly problem?: Problem | CliProblem;
}

/** What the user typed, as commander took it apart; each command reads it with a schema of its own. */
export interface Given {
  readonly args: unknown;
  readonly options: unknown;
}

export type Action = (session: Session, given: Given) => Promise<Outcome>;
