/** The last line of `--json`, and the shape of all lines; docs/schema/cli-output.schema.json is made from it. */
import { z } from 'zod';
import { batchEventSchema } from '../../../shared/model/batch.ts';
import { resultSchemas } from './data.ts';

const problemSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  title: z.string(),
  cause: z.string(),
  fix: z.string(),
  /** What to type; null = nothing in particular. */
  help: z.string().nullable(),
});

const exitCode = z.number().int();

/** Did what it was asked to do: exit codes 0, 3 and 5. */
const succeeded = Object.entries(resultSchemas).map(([command, data]) =>
  z.object({
    type: z.literal('result'),
    command: z.literal(command),
    ok: z.literal(true),
    exitCode,
    data,
  }),
);

const failed = z.object({
  type: z.literal('result'),
  /** null = there is no such command. */
  command: z.string().nullable(),
  ok: z.literal(false),
  exitCode,
  problem: problemSchema,
  /** What was done all the same, such as a batch in which some stores failed; as with `ok: true`. */
  data: z.unknown().optional(),
});

const serving = z.object({
  type: z.literal('serving'),
  /** The addresses that are served, by what they are. */
  urls: z.record(z.string(), z.string()),
});

/** Something that happened at start, such as a damaged file that was set aside. */
const notice = z.object({ type: z.literal('notice'), problem: problemSchema });

/** Each line of standard output with `--json`. The result is the last one. */
export const outputLineSchema = z.union([batchEventSchema, serving, notice, failed, ...succeeded]);
