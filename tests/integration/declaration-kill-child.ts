/** The process that declaration-kill.test.ts kills: applies stores.yaml, and says what happens as it does. */
import { join } from 'node:path';
import { argv } from 'node:process';
import { startProgram } from '../fixtures/declaration/world.ts';

const [, , folder = ''] = argv;
const { backend, client } = startProgram(folder, { phaseDelay: 2 });
const events = await client.declaration.apply({ path: join(folder, 'stores.yaml') });
for await (const _ of events) process.stdout.write('.');
await backend.close();
