/** The other program of the format: Debian's `age` opens our files, and we open its files, in both forms. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handOffPayloadSchema } from '../../shared/hand-off.ts';
import { ids, keys } from '../unit/credentials/workbench.ts';
import { asNew, complete, contentOf, createComputer, now, textOf } from '../unit/hand-off/workbench.ts';

const run = promisify(execFile);
const timeout = 20_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cc-age-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the age program', () => {
  it('opens what we wrote for its identity', async () => {
    const identity = join(folder, 'identity.txt');
    await run('age-keygen', ['-o', identity], { timeout });
    const { stdout: recipient } = await run('age-keygen', ['-y', identity], { timeout });
    const computer = createComputer();
    const text = textOf(await computer.handOff.write(await complete(computer), recipient));
    expect(text).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
    const file = join(folder, 'ours.age');
    await writeFile(file, text);
    const { stdout } = await run('age', ['-d', '-i', identity, file], { timeout });
    const payload = handOffPayloadSchema.parse(JSON.parse(stdout));
    expect(payload).toEqual({
      format: 'commerce-connect-keys',
      version: 1,
      label: 'Client',
      madeAt: now().toISOString(),
      sandbox: { apiKey: ids.sandbox, privateKey: keys.sandbox.pem.trim() },
      production: { apiKey: ids.production, privateKey: keys.production.pem.trim() },
    });
  });

  it.each([
    ['binary', []],
    ['armored', ['--armor']],
  ])('writes a file that we open: %s', async (name, options) => {
    const computer = createComputer();
    const { code } = await computer.handOff.recipient();
    const plain = join(folder, `${name}.json`);
    const file = join(folder, `${name}.age`);
    const payload = {
      format: 'commerce-connect-keys',
      version: 1,
      label: `From age, ${name}`,
      madeAt: now().toISOString(),
      sandbox: { apiKey: ids.sandbox, privateKey: keys.sandbox.pem },
      production: { apiKey: ids.production, privateKey: keys.production.pem },
    };
    await writeFile(plain, JSON.stringify(payload));
    await run('age', [...options, '-r', code, '-o', file, plain], { timeout });
    const byPath = await computer.handOff.read({ kind: 'path', path: file }, asNew);
    expect(byPath).toMatchObject({ outcome: 'kept', keySet: { label: payload.label } });
    expect(await computer.credentials.readPair(byPath.keySet.id, 'production')).toMatchObject({
      apiKey: ids.production,
    });
    const byContent = await computer.handOff.read(contentOf(await readFile(file)), asNew);
    expect(byContent.outcome).toBe('known');
  });

  it('makes a file for somebody else, which we do not open', async () => {
    const other = createComputer();
    const { code } = await createComputer().handOff.recipient();
    const plain = join(folder, 'other.json');
    const file = join(folder, 'other.age');
    await writeFile(plain, '{}');
    await run('age', ['-r', code, '-o', file, plain], { timeout });
    const read = other.handOff.read({ kind: 'path', path: file }, asNew);
    await expect(read).rejects.toMatchObject({ problem: { code: 'hand-off.other-recipient' } });
  });
});
