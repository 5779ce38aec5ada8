/** The exit codes: one for each kind of outcome. */
import type { BatchReport, BatchResult } from '../../../shared/model/batch.ts';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { CliProblemCode } from '../words/problem-text.ts';

export const exitCodes = {
  /** Done, or there was nothing to do. */
  done: 0,
  /** Something failed. */
  failed: 1,
  /** The command was not understood, or names something that is not there. */
  usage: 2,
  /** `plan --exit-code`: there are changes. */
  changes: 3,
  /** A rule forbids it, or nobody agreed to it; nothing was begun. */
  refused: 4,
  /** `check`: a store is not as it was applied, or its keys are rejected. */
  drift: 5,
  /** Ended by Ctrl-C. */
  stopped: 130,
} as const;
export type ExitKind = keyof typeof exitCodes;

const cliKinds: Readonly<Record<CliProblemCode, ExitKind>> = {
  'cli.usage': 'usage',
  'cli.secret-argument': 'usage',
  'cli.secret-source': 'usage',
  'cli.confirmation-needed': 'refused',
  'cli.declined': 'refused',
  'cli.terminal-needed': 'usage',
  'cli.store-not-found': 'usage',
  'cli.client-not-found': 'usage',
  'cli.project-not-found': 'usage',
  'cli.space-not-found': 'usage',
  'cli.ambiguous': 'usage',
  'cli.file-unreadable': 'usage',
  'cli.file-unwritable': 'failed',
  'cli.variable-empty': 'usage',
  'cli.variable-reserved': 'usage',
  'cli.command-failed': 'failed',
  'cli.keys-refused': 'failed',
  'cli.keys-undecided': 'failed',
  'cli.client-exists': 'refused',
  'cli.rows-refused': 'failed',
  'cli.not-all-done': 'failed',
  'cli.stopped': 'stopped',
  'cli.port-in-use': 'failed',
  'cli.data-folder': 'failed',
  'cli.not-allowed': 'failed',
  'cli.disk-full': 'failed',
  'cli.output-lost': 'failed',
};

/** Problems of the catalogue that are a rule's no, and not something that went wrong. */
const refusals: readonly ProblemCode[] = [
  'apply.locked-path',
  'apply.confirmation-missing',
  'apply.undo-changed-since',
  'apply.undo-gone',
  'apply.space-in-use',
  'batch.moves-data',
  'hand-off.own-code',
  'hand-off.practice-keys',
  'rotation.foreign-keys',
  'rotation.open',
  'rotation.other-account',
  'rotation.other-kind',
  'rotation.same-pair',
  'stores.key-set-in-use',
  'stores.name-taken',
];

/** Mistakes in what was typed, or in the file that it names. */
const mistyped: readonly ProblemCode[] = [
  'declaration.invalid',
  'declaration.file-unreadable',
  'store-lists.not-a-list',
  'hand-off.code-malformed',
  'hand-off.code-is-secret',
  'hand-off.file-unreadable',
];

const isCliCode = (code: string): code is CliProblemCode => Object.hasOwn(cliKinds, code);

export const exitOfProblem = (code: ProblemCode | CliProblemCode): ExitKind => {
  if (isCliCode(code)) return cliKinds[code];
  if (mistyped.includes(code)) return 'usage';
  return refusals.includes(code) ? 'refused' : 'failed';
};

const has = (results: readonly BatchResult[], ...outcomes: readonly BatchResult['outcome'][]): boolean =>
  results.some(({ outcome }) => outcomes.includes(outcome));

/** The worst that happened to a store decides: stopped, failed, refused, drifted. */
export const exitOfReport = ({ stopped, results }: BatchReport): ExitKind => {
  if (stopped) return 'stopped';
  if (has(results, 'failed', 'stopped')) return 'failed';
  if (has(results, 'refused')) return 'refused';
  return has(results, 'drifted') ? 'drift' : 'done';
};
