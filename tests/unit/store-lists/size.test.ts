/** 10,000 rows: the preview is there while the user looks, and an import lets others work meanwhile. */
import { expect, it } from 'vitest';
import { openFolder } from './workbench.ts';

const head = 'name,client,tags,connection,host,user,root,project_id,project_name';
const lines = Array.from(
  { length: 10_000 },
  (_, at) =>
    `Store ${at},Client ${at % 200},live,ssh,web${at}.example.com,deploy,/srv/shop-${at}/current,p-${at},Project ${at}`,
);
const list = (count: number): string => [head, ...lines.slice(0, count)].join('\r\n');

it('previews 10,000 stores', { timeout: 30_000 }, () => {
  const folder = openFolder();
  folder.lists.preview('csv', list(100));
  const began = performance.now();
  const preview = folder.lists.preview('csv', list(10_000));
  // A second where nothing else runs; this only has to notice work that grows with the square.
  expect(performance.now() - began).toBeLessThan(8_000);
  expect(preview.rows).toHaveLength(10_000);
  expect(preview.newClients).toHaveLength(200);
  folder.close();
});

it('takes in a long list in stretches, and finds all of it the same afterwards', {
  timeout: 30_000,
}, async () => {
  const folder = openFolder();
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 1);
  const { rows } = await folder.lists.import('csv', list(400));
  clearInterval(others);
  expect(turns).toBeGreaterThan(1);
  expect(rows.every(({ outcome }) => outcome === 'added')).toBe(true);
  const again = folder.lists.preview('csv', list(400));
  expect(again.rows.every(({ outcome }) => outcome === 'same')).toBe(true);
  folder.close();
});
