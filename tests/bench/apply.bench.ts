/** The agent's apply against ten single writes, and against the least that any write has to do, on the same instance. */
import path from 'node:path';
import { WRITABLE_PATHS } from '../../electron/backend/instance/agent/index.ts';
import { createMagento } from '../fixtures/magento/create.ts';
import { runPhp } from '../fixtures/magento/php.ts';
import { ask } from '../fixtures/magento/run-agent.ts';
import { makeValues } from '../fixtures/magento/values.ts';
import { atLeast, atMost, type Figure, fastest } from './support/figure.ts';

const runs = 9;
const scripts = path.join(import.meta.dirname, 'support');

const timed = async (work: () => Promise<void>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

const php = async (file: string, args: readonly string[]): Promise<void> => {
  const { exitCode, stderr } = await runPhp({ args: [path.join(scripts, file), ...args] });
  if (exitCode !== 0) throw new Error(`${file}: ${stderr.slice(0, 300)}`);
};

export default async (): Promise<Figure[]> => {
  const store = await createMagento();
  try {
    const [odd, even] = [makeValues(), makeValues()];
    let { stateToken } = (await ask(store.root, { kind: 'inspect' }, 'inspected')).state;
    const apply = async (run: number): Promise<void> => {
      const values = run % 2 === 1 ? odd : even;
      const changes = WRITABLE_PATHS.map((each) => ({ path: each, value: values[each] }));
      const answer = await ask(store.root, { kind: 'apply', expectedToken: stateToken, changes }, 'applied');
      ({ stateToken } = answer.state);
    };
    await apply(0);
    const agent: number[] = [];
    const floor: number[] = [];
    for (let run = 1; run <= runs; run += 1) {
      agent.push(await timed(() => apply(run)));
      floor.push(await timed(() => php('floor.php', [store.root])));
    }
    const ten: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      ten.push(
        await timed(async () => {
          for (const each of WRITABLE_PATHS) await php('set-one.php', [store.root, each, `value ${run}`]);
        }),
      );
    }
    const [own, least, single] = [fastest(agent), fastest(floor), fastest(ten)];
    const unit = (other: number) => `times (${own.toFixed(0)} against ${other.toFixed(0)} ms)`;
    return [
      atLeast(
        'apply of 10 values, against 10 bootstraps that save one each (small test store without config:set)',
        10,
        single / own,
        unit(single),
      ),
      atMost('apply, against bootstrap + clean + reinit (small test store)', 1.3, own / least, unit(least)),
    ];
  } finally {
    await store.remove();
  }
};
