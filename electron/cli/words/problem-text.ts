/** A problem as it is told: what happened, why, what to do about it, and how that is said to this program. */
import { type Problem, problemParams } from '../../../shared/problems.ts';
import type { Values } from './words.ts';

/** Problems of the command line itself; how each ends the program is in frame/exit.ts. */
export const cliProblemCodes = [
  'cli.usage',
  'cli.secret-argument',
  'cli.secret-source',
  'cli.confirmation-needed',
  'cli.declined',
  'cli.terminal-needed',
  'cli.store-not-found',
  'cli.client-not-found',
  'cli.project-not-found',
  'cli.space-not-found',
  'cli.ambiguous',
  'cli.file-unreadable',
  'cli.file-unwritable',
  'cli.variable-empty',
  'cli.variable-reserved',
  'cli.command-failed',
  'cli.keys-refused',
  'cli.keys-undecided',
  'cli.client-exists',
  'cli.rows-refused',
  'cli.not-all-done',
  'cli.stopped',
  'cli.port-in-use',
  'cli.data-folder',
  'cli.not-allowed',
  'cli.disk-full',
  'cli.output-lost',
] as const;
export type CliProblemCode = (typeof cliProblemCodes)[number];

export interface CliProblem {
  readonly code: CliProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface ProblemText {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
  /** What to type; null = nothing in particular. */
  readonly help: string | null;
}

type Find = (id: string, values: Values) => string | null;

/** Texts may name any value that the problem can have: what is not known reads `none`. */
const valuesOf = (code: string, params: CliProblem['params']): Values => {
  const wanted = Object.entries(problemParams).find(([known]) => known === code)?.[1] ?? [];
  return { command: 'none', ...Object.fromEntries(wanted.map((name) => [name, 'none'])), ...params };
};

/** What was not understood is a text of the catalogue itself. */
const paramsOf = ({ code, params }: Problem | CliProblem, find: Find): CliProblem['params'] => {
  const { detail } = params;
  const said = code === 'cli.usage' && detail !== undefined ? find(String(detail), params) : null;
  return said === null ? params : { ...params, detail: said };
};

export const explanationOf = (given: Problem | CliProblem, find: Find): ProblemText => {
  const { code } = given;
  const params = paramsOf(given, find);
  const values = valuesOf(code, params);
  const part = (name: string): string => find(`problem.${code}.${name}`, values) ?? code;
  return {
    code,
    params: { ...params },
    title: part('title'),
    cause: part('why'),
    fix: part('todo'),
    help: find(`cli.help.${code}`, values),
  };
};
