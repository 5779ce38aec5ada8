/** stores.yaml: what it would change, and doing it. Both may be repeated: the second time nothing is left to do. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { declaredStoreSchema } from '../declaration/index.ts';
import { declarationPlanSchema } from '../declaration/plan.ts';
import { batchEventSchema } from '../model/batch.ts';
import { storeSchema } from '../model/store.ts';
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

const file = declaredSchema.pick({ path: true });

export const declarationContract = {
  /** The stores of the file, and how each is reached; none for a file with mistakes, which `plan` names. Reads only the file. */
  stores: procedure
    .input(file)
    .output(z.array(declaredStoreSchema.pick({ name: true, client: true, tags: true, connection: true }))),
  /** Looks at one store of the file as a plan does: what stands in the way to it is its problem. Changes nothing. */
  look: procedure.input(file.extend({ name: storeSchema.shape.name })).output(z.object({})),
  /** Reads the file, the secrets that it names, and every store's instance. Changes nothing. */
  plan: procedure.input(declaredSchema).output(declarationPlanSchema),
  /** Problem `declaration.invalid` for a file with mistakes: nothing is begun then. A stop as in `batch`. */
  apply: procedure.input(declaredSchema).output(eventIterator(batchEventSchema)),
};
