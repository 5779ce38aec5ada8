/** What a key in a search field and a step of scrolling cost a page, measured inside of it. */
import type { Locator } from '@playwright/test';

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds for each text put into the field, until everything that follows from it has its place. */
export const costsOfKeys = (
  search: Locator,
  texts: readonly string[],
  rounds: number,
): Promise<readonly number[]> =>
  search.evaluate(
    async (field, { texts: typed, rounds: times }) => {
      if (!(field instanceof HTMLInputElement)) throw new Error('The search field is no input.');
      const costs: number[] = [];
      for (let round = 0; round < times; round += 1) {
        for (const text of typed) {
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
    { texts, rounds },
  );

/** Milliseconds from one frame to the next while what is around `inside` scrolls by 700 pixels a frame. */
export const framesOfScrolling = (inside: Locator, steps: number): Promise<readonly number[]> =>
  inside.evaluate(async (shown, count) => {
    let box = shown.parentElement;
    while (box !== null && getComputedStyle(box).overflowY !== 'auto') box = box.parentElement;
    if (box === null) throw new Error('Nothing here scrolls.');
    const frames: number[] = [];
    for (let step = 0; step < count; step += 1) {
      const begun = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const before = box.scrollTop;
      box.scrollTop += 700;
      // From the end on from the beginning: a step that goes nowhere measures nothing.
      if (box.scrollTop === before) box.scrollTop = 0;
      frames.push((await new Promise<number>((resolve) => requestAnimationFrame(resolve))) - begun);
    }
    return frames;
  }, steps);
