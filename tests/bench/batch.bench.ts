/** 200 practice stores from one stores.yaml, eight at a time, against 25 times one store of the same run. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createKeychain, forkHelper } from '../../electron/backend/keychain/index.ts';
import { outcomes, type Program, reportOf, startProgram, yamlFor } from '../fixtures/declaration/world.ts';
import { atLeast, type Figure, fastest } from './support/figure.ts';

const count = 200;
const concurrency = 8;
/** As the program shows each phase to a person. */
const phaseDelay = 120;
const helper = path.join(import.meta.dirname, '../../out/main/keychain-helper.js');
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface World extends Program {
  readonly file: string;
  readonly remove: () => Promise<void>;
}

/** A program of its own, with the real keychain. */
const createWorld = async (): Promise<World> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'batch-bench-'));
  const secrets = createKeychain({ spawnHelper: forkHelper(helper), log: quiet });
  const program = startProgram(folder, { phaseDelay, secrets });
  const remove = async (): Promise<void> => {
    // Nothing stays behind in the keychain.
    for (const { store } of await program.client.stores.list()) {
      await program.client.stores.remove({ storeId: store.id });
    }
    await program.backend.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...program, file: path.join(folder, 'stores.yaml'), remove };
};

/** Milliseconds of an apply that changes `wanted` stores. */
const timed = async ({ client, file }: World, wanted: number, only: string[] = []): Promise<number> => {
  const begun = performance.now();
  const report = await reportOf(await client.declaration.apply({ path: file, concurrency, only }));
  const changed = outcomes(report).changed ?? 0;
  if (changed !== wanted) throw new Error(`${changed} of ${wanted} stores were changed`);
  return performance.now() - begun;
};

export default async (): Promise<Figure[]> => {
  const world = await createWorld();
  try {
    await writeFile(world.file, yamlFor(count + 4));
    // The keys are made once per client, before the first store; what is measured comes after it.
    await timed(world, 1, [`Store ${count}`]);
    const single: number[] = [];
    for (const index of [1, 2, 3]) single.push(await timed(world, 1, [`Store ${count + index}`]));
    const one = fastest(single);
    await writeFile(world.file, yamlFor(count));
    const all = await timed(world, count);
    const ideal = (count / concurrency) * one;
    return [
      atLeast(
        `${count} practice stores, ${concurrency} at a time, of the ideal`,
        0.9,
        ideal / all,
        `of ideal (${(all / 1000).toFixed(1)} s against ${count / concurrency} x ${one.toFixed(0)} ms)`,
      ),
    ];
  } finally {
    await world.remove();
  }
};
