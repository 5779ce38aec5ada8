/** A window is told what it could not know: changes of other processes, and of work that nobody asked for. */
import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followChanges, type Unasked } from '../../../electron/backend/stores/changes.ts';
import { openSharedData } from '../../../electron/backend/stores/shared-data.ts';

const log = { warn: () => undefined };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'changes-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const change = (data: ReturnType<typeof openSharedData>): void => data.exclusively(() => data.willChange());

it('tells of a check that was due, and of another process, but not of what was asked for', async () => {
  const own = openSharedData(folder);
  const other = openSharedData(folder);
  const unasked: Unasked = new EventEmitter();
  const ending = new AbortController();
  const told: string[] = [];
  const following = (async () => {
    for await (const _ of followChanges(own, unasked, log, ending.signal)) told.push('told');
  })();
  await expect.poll(() => unasked.listenerCount('changed')).toBe(1);
  change(own);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(told).toEqual([]);
  change(own);
  unasked.emit('changed');
  unasked.emit('changed');
  await expect.poll(() => told).toEqual(['told']);
  change(other);
  await expect.poll(() => told).toEqual(['told', 'told']);
  ending.abort();
  await following;
  expect(unasked.listenerCount('changed')).toBe(0);
});
