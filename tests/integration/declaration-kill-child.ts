/** The process that declaration-kill.test.ts kills: told to begin, it applies stores.yaml, and says what happens as it does. */
import { once } from 'node:events';
import { join } from 'node:path';
import { argv, stdin } from 'node:process';
import { startProgram } from '../fixtures/declaration/world.ts';

const [, , folder = ''] = argv;
// It is loaded while the one before it works, and touches nothing until then.
await once(stdin, 'data');
stdin.unref();
const { backend, client } = startProgram(folder, { phaseDelay: 2 });
const events = await client.declaration.apply({ path: join(folder, 'stores.yaml') });
for await (const _ of events) process.stdout.write('.');
await backend.close();
