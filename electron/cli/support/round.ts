/** What the ways to many stores share in one command: secrets that are read once, questions one at a time, and nothing asked twice. */
import { parseSource, readSource } from '../ask/source.ts';
import type { Session } from '../frame/session.ts';

export interface Solvable {
  /** The same text for the same obstacle on the way to another store. */
  readonly what: string;
  /** Its questions belong together: no other of this sort is solved meanwhile. */
  readonly alone: boolean;
  readonly solve: () => Promise<boolean>;
}

export interface Round {
  /** A secret from where an option says that it is. `changes` = a command is run anew for each store: a one-time code. */
  read(source: string, option: string, changes: boolean): Promise<string>;
  /** Questions, and programs that may ask for a finger, never stand side by side. */
  oneQuestion<Answer>(ask: () => Promise<Answer>): Promise<Answer>;
  /** Counts what was solved so far. */
  now(): number;
  /**
   * Solves an obstacle that was met by who began at `begun`: not again where it was solved since on the way to another
   * store, and not again where it could not be.
   */
  solveOnce(obstacle: Solvable, begun: number): Promise<boolean>;
}

/** One after the other, in the order in which they came; a failure stops no other. */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(task: () => Promise<Value>): Promise<Value> => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
};

export const createRound = ({ io }: Pick<Session, 'io'>): Round => {
  const oneQuestion = createTurns();
  const turns = new Map<string, ReturnType<typeof createTurns>>();
  const known = new Map<string, Promise<string>>();
  const solved = new Map<string, number>();
  const unsolved = new Set<string>();
  let count = 0;

  const turnOf = (what: string): ReturnType<typeof createTurns> => {
    const turn = turns.get(what) ?? createTurns();
    turns.set(what, turn);
    return turn;
  };

  return {
    read: (source, option, changes) => {
      const parsed = parseSource(source, option);
      const ask = (): Promise<string> => oneQuestion(() => readSource(parsed, io));
      if (changes && parsed.from === 'command') return ask();
      const answer = known.get(option) ?? ask();
      known.set(option, answer);
      return answer;
    },
    oneQuestion,
    now: () => count,
    solveOnce: ({ what, alone, solve }, begun) =>
      turnOf(alone ? 'alone' : what)(async () => {
        if ((solved.get(what) ?? 0) > begun) return true;
        if (unsolved.has(what)) return false;
        unsolved.add(what);
        if (!(await solve())) return false;
        unsolved.delete(what);
        count += 1;
        solved.set(what, count);
        return true;
      }),
  };
};
