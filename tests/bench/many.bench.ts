/** A list of 10,000 stores in the real program: how long a key in the search field, and a step of scrolling, keep the page. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchApp } from '../e2e/support/launch.ts';
import { wordsOf } from '../e2e/support/words.ts';
import { fillWithStores } from '../fixtures/many-stores.ts';
import { atMost, type Figure } from './support/figure.ts';

const count = 10_000;
/** One frame of a screen that shows 60 in a second, in milliseconds. */
const frame = 16;
const typed = ['s', 'st', 'sto', 'stor', 'store', 'store 7', 'store 77', 'store 7', 'store', ''];
const rounds = 5;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export default async (): Promise<Figure[]> => {
  const words = wordsOf('en');
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'commerce-connect-bench-'));
  fillWithStores(dataFolder, count);
  const { page, close } = await launchApp({ dataFolder });
  try {
    const table = page.getByRole('table', { name: words('home.stores.title') });
    await table.waitFor({ timeout: 60_000 });
    const search = page.getByRole('searchbox', { name: words('many.search') });
    const filtering = await search.evaluate(
      async (field, { typed: texts, rounds: times }) => {
        if (!(field instanceof HTMLInputElement)) throw new Error('The search field is no input.');
        const costs: number[] = [];
        for (let round = 0; round < times; round += 1) {
          for (const text of texts) {
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30)));
            const begun = performance.now();
            // As a key does: React listens to the native setter.
            field.focus();
            field.select();
            document.execCommand('insertText', false, text);
            if (text === '') document.execCommand('delete');
            // Until the new lines have their places.
            document.body.getBoundingClientRect();
            costs.push(performance.now() - begun);
          }
        }
        return costs;
      },
      { typed, rounds },
    );
    const scrolling = await table.evaluate(async (shown) => {
      const box = shown.parentElement;
      if (box === null) throw new Error('The table is nowhere.');
      const frames: number[] = [];
      for (let step = 0; step < 120; step += 1) {
        const begun = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        box.scrollTop += 700;
        frames.push((await new Promise<number>((resolve) => requestAnimationFrame(resolve))) - begun);
      }
      return frames;
    });
    const unit = `ms (median of ${filtering.length} keys)`;
    return [
      atMost(`filtering a list of ${count} stores`, frame, median(filtering), unit, 1),
      atMost(`scrolling it, frame to frame`, frame + 1, median(scrolling), 'ms (median of 120 frames)', 1),
    ];
  } finally {
    await close();
    await rm(dataFolder, { recursive: true, force: true });
  }
};
