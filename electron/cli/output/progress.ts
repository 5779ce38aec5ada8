/** Progress on a terminal: a bar, and a line for each store that is worked on. Nothing of it stays when it is over. */
import { createLogUpdate } from 'log-update';
import type { ApplyPhase } from '../../../shared/model/apply-phase.ts';
import type { BatchEvent, BatchOutcome } from '../../../shared/model/batch.ts';
import type { Words } from '../words/words.ts';
import { oneLine } from './table.ts';
import type { Terminal } from './terminal.ts';

const barWidth = 24;
const mostLines = 8;
const good: readonly BatchOutcome[] = ['changed', 'unchanged'];

export interface Progress {
  show(event: BatchEvent): void;
  end(): void;
}

const nothing: Progress = { show: () => undefined, end: () => undefined };

export const createProgress = (terminal: Terminal, words: Words): Progress => {
  if (!terminal.isLive) return nothing;
  const { paintNotice: paint, io } = terminal;
  const draw = createLogUpdate(io.stderr);
  const working = new Map<string, ApplyPhase | null>();
  let total = 0;
  let done = 0;
  let bad = 0;

  const lines = (): string => {
    const filled = total === 0 ? 0 : Math.floor((done / total) * barWidth);
    const bar = `${paint('green', '█'.repeat(filled))}${paint('dim', '░'.repeat(barWidth - filled))}`;
    const counts = words.say('cli.progress.counts', { done, total, bad });
    const shown = [...working].slice(0, mostLines).map(([name, phase]) => {
      const doing = phase === null ? '' : words.say(`step.apply.phase.${phase}`);
      return `  ${oneLine(name)}  ${paint('dim', doing)}`;
    });
    return [`${bar} ${counts}`, ...shown].join('\n');
  };

  return {
    show: (event) => {
      if (event.type === 'begun') total = event.total;
      if (event.type === 'store-begun') working.set(event.name, null);
      if (event.type === 'store-phase') working.set(event.name, event.phase);
      if (event.type === 'store-ended') {
        working.delete(event.result.name);
        done += 1;
        if (!good.includes(event.result.outcome)) bad += 1;
      }
      if (event.type === 'ended') draw.clear();
      else draw(lines());
    },
    end: () => draw.clear(),
  };
};
