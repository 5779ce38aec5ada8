/** `plan` and `apply`: which stores, at which pace, and what is allowed. Both say it with the same words. */
import { z } from 'zod';
import type { Given, Session } from '../frame/session.ts';
import { batchOptionsSchema, parseBatchOptions } from './batch.ts';

const argsSchema = z.tuple([z.array(z.string())]);

export const workOptionsSchema = batchOptionsSchema.extend({
  file: z.string().optional(),
  moveData: z.array(z.string()),
  allowSharedDataSpace: z.array(z.string()),
  useUnconfirmedKeys: z.array(z.string()),
});
export type WorkOptions = z.infer<typeof workOptionsSchema>;

export interface Work<Options extends WorkOptions> {
  readonly names: readonly string[];
  readonly options: Options;
}

/** Throws `cli.usage`. */
export const workOf = <Options extends WorkOptions>(
  session: Session,
  { args, options }: Given,
  schema: z.ZodType<Options>,
): Work<Options> => {
  const [names] = argsSchema.parse(args);
  return { names, options: parseBatchOptions(session, schema, options) };
};
