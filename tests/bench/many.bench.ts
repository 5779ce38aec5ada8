/** Lists of 10,000 stores and of 500 clients in the real program: how long a key in the search field, and a step of scrolling, keep the page. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { launchApp } from '../e2e/support/launch.ts';
import { wordsOf } from '../e2e/support/words.ts';
import { fillWithStores } from '../fixtures/many-stores.ts';
import { atMost, type Figure } from './support/figure.ts';
import { costsOfKeys, framesOfScrolling, median } from './support/page-steps.ts';

const stores = 10_000;
const clients = 500;
/** One frame of a screen that shows 60 in a second, in milliseconds. */
const frame = 16;
const rounds = 5;
const steps = 120;
const storeWords = ['s', 'st', 'sto', 'stor', 'store', 'store 7', 'store 77', 'store 7', 'store', ''];
/** Nearly every one shows other cards than the one before. */
const clientWords = ['7', '77', '7', '', '2', '23', '234', '23', 'client', 'client 4'];

const figuresOf = async (
  what: string,
  search: Locator,
  texts: readonly string[],
  list: Locator,
): Promise<Figure[]> => {
  const keys = await costsOfKeys(search, texts, rounds);
  const frames = await framesOfScrolling(list, steps);
  return [
    atMost(`filtering a list of ${what}`, frame, median(keys), `ms (median of ${keys.length} keys)`, 1),
    atMost(
      `scrolling ${what}, frame to frame`,
      frame + 1,
      median(frames),
      `ms (median of ${steps} frames)`,
      1,
    ),
  ];
};

export default async (): Promise<Figure[]> => {
  const words = wordsOf('en');
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'commerce-connect-bench-'));
  fillWithStores(dataFolder, stores, clients);
  const { page, close } = await launchApp({ dataFolder });
  try {
    const search = page.getByRole('searchbox', { name: words('many.search') });
    const table = page.getByRole('table', { name: words('home.stores.title') });
    await table.waitFor({ timeout: 60_000 });
    const ofStores = await figuresOf(`${stores} stores`, search, storeWords, table);
    await page.getByRole('button', { name: words('home.clients') }).click();
    const cards = page.getByRole('list', { name: words('home.clients') });
    await cards.getByRole('listitem').first().waitFor({ timeout: 60_000 });
    return [...ofStores, ...(await figuresOf(`${clients} clients`, search, clientWords, cards))];
  } finally {
    await close();
    await rm(dataFolder, { recursive: true, force: true });
  }
};
