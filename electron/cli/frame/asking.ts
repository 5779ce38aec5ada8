/** Questions to the user: on a terminal, or not at all. A command that changes something never takes silence for a yes. */
import { readLine, readYes } from '../ask/confirm.ts';
import { readHidden } from '../ask/hidden.ts';
import type { Terminal } from '../output/terminal.ts';
import type { Words } from '../words/words.ts';
import { CliError } from './cli-error.ts';
import type { Interrupt } from './interrupt.ts';
import type { Session } from './session.ts';

interface Options {
  readonly words: Words;
  readonly terminal: Terminal;
  readonly interrupt: Interrupt;
  readonly saysYes: boolean;
}

type Asking = Pick<Session, 'canAsk' | 'confirm' | 'askHidden' | 'askLine'>;

export const createAsking = ({ words, terminal, interrupt, saysYes }: Options): Asking => {
  const { canAsk, io } = terminal;
  /** Whoever has stopped the command is not asked any more. */
  const goOn = (): void => {
    if (interrupt.signal.aborted) throw new CliError('cli.stopped');
  };
  const needAnswer = async (ask: () => Promise<string | null>): Promise<string> => {
    goOn();
    if (!canAsk) throw new CliError('cli.terminal-needed');
    const answer = await ask();
    if (answer === null) throw new CliError('cli.stopped');
    return answer;
  };
  return {
    canAsk,
    confirm: async (id, values) => {
      goOn();
      if (saysYes) return;
      if (!canAsk) throw new CliError('cli.confirmation-needed');
      const question = `${words.say(id, values)} ${words.say('cli.ask.yes-no')}`;
      if (await readYes(question, words.say('cli.ask.yes'), io, interrupt)) return;
      throw new CliError(interrupt.signal.aborted ? 'cli.stopped' : 'cli.declined');
    },
    askHidden: (id, values) => needAnswer(() => readHidden(words.say(id, values), io, interrupt)),
    askLine: (id, values) => needAnswer(() => readLine(words.say(id, values), io, interrupt)),
  };
};
