/** Other processes of the program, for tests of what several of them do at once. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { z } from 'zod';
import type { Work } from './process-main.ts';

export interface Ask {
  readonly id: number;
  readonly name: keyof Work;
  readonly input: unknown;
}

export interface OtherProcess {
  /** Answers as JSON what the work of this name answers. Throws an Error whose message is the problem's code. */
  ask<Name extends keyof Work>(name: Name, ...input: Parameters<Work[Name]>): Promise<unknown>;
  /** Resolves with the next message of this id that comes unasked. */
  next(id: string): Promise<void>;
  kill(): Promise<void>;
}

/** Inside node_modules, so that the bundle finds the packages that it leaves out. */
const bundle = fileURLToPath(
  new URL(`../../../node_modules/.cache/other-process-${process.pid}`, import.meta.url),
);

export const buildOtherProcess = async (): Promise<void> => {
  await mkdir(bundle, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('./process-main.ts', import.meta.url)),
      outDir: bundle,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  });
};
export const removeOtherProcess = (): Promise<void> => rm(bundle, { recursive: true, force: true });

const messageSchema = z.object({
  id: z.union([z.number(), z.string()]),
  value: z.unknown().optional(),
  problem: z.object({ code: z.string() }).optional(),
});

export const startOtherProcess = async (folder: string, phaseDelay = 0): Promise<OtherProcess> => {
  const child: ChildProcess = fork(join(bundle, 'main.mjs'), [
    join(folder, 'data'),
    join(folder, 'secrets'),
    String(phaseDelay),
  ]);
  const waiting = new Map<number | string, (message: z.infer<typeof messageSchema>) => void>();
  let lastId = 0;
  child.on('message', (message) => {
    const parsed = messageSchema.parse(message);
    waiting.get(parsed.id)?.(parsed);
    waiting.delete(parsed.id);
  });
  const next = (id: number | string) =>
    new Promise<z.infer<typeof messageSchema>>((resolve) => waiting.set(id, resolve));
  await next('ready');
  return {
    ask: async (name, ...input) => {
      lastId += 1;
      const answered = next(lastId);
      child.send({ id: lastId, name, input: input[0] } satisfies Ask);
      const { value, problem } = await answered;
      if (problem !== undefined) throw new Error(problem.code);
      return value;
    },
    next: async (id) => {
      await next(id);
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};
