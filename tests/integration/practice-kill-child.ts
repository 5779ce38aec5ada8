/** The process that practice-kill.test.ts kills: writes one generation of values after the other, as fast as it can. */
import { argv } from 'node:process';
import { createPractice } from '../../electron/backend/practice/index.ts';
import { configPaths } from '../../shared/model/config-paths.ts';
import { fixedSecrets, quietLog } from './practice-kill-fixture.ts';

const [, , dataFolder = ''] = argv;
const practice = createPractice({
  ports: { dataFolder, secrets: fixedSecrets, now: () => new Date(), log: quietLog },
  registry: { checkPair: () => Promise.reject(new Error('not asked here')) },
  phaseDelay: 0,
});
const instance = practice.connection({ id: 'killed', edition: 'open-source' });
const signal = new AbortController().signal;

let { stateToken } = await instance.inspect(signal);
for (let generation = 0; ; generation++) {
  const changes = configPaths.map((path) => ({
    path,
    value: `generation ${generation} ${'x'.repeat(2000)}`,
  }));
  const result = await instance.apply(changes, stateToken, () => undefined, signal);
  stateToken = result.facts.stateToken;
  process.stdout.write('.');
}
