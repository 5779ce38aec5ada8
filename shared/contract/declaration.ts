/** stores.yaml: what it would change, and doing it. Both may be repeated: the second time nothing is left to do. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { declarationPlanSchema } from '../declaration/plan.ts';
import { batchEventSchema } from '../model/batch.ts';
import { procedure } from './base.ts';
import { allowancesSchema, paceSchema } from './batch.ts';

const declaredSchema = z.object({
  ...paceSchema.shape,
  ...allowancesSchema.shape,
  /** Clients whose keys are used although a gateway could not be asked about them, as a user of the wizard may choose. */
  unconfirmedKeys: z.array(z.string()).default([]),
  /** The file; a relative one is looked for in the current folder of the program. */
  path: z.string().min(1).max(4096),
  /** Names of stores, patterns with `*`, or `tag:WORD`; empty = all stores of the file. */
  only: z.array(z.string()).default([]),
});
export type DeclaredWork = z.infer<typeof declaredSchema>;

export const declarationContract = {
  /** Reads the file, the secrets that it names, and every store's instance. Changes nothing. */
  plan: procedure.input(declaredSchema).output(declarationPlanSchema),
  /** Problem `declaration.invalid` for a file with mistakes: nothing is begun then. A stop as in `batch`. */
  apply: procedure.input(declaredSchema).output(eventIterator(batchEventSchema)),
};
